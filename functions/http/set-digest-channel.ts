import * as z from 'zod/mini';
import { setDigestChannelOperation } from '../../shared/api/digest-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import {
  channelId,
  digestChannelCase,
  filedChannel,
  viewOf,
} from '../../shared/domain/digest/digest-channel.ts';
import { withChannel } from '../../shared/domain/digest/digest-steps.ts';
import { type DigestRules, targetGiven } from '../../shared/domain/digest/digest-target.ts';
import { nextDigestAt } from '../../shared/domain/digest/digest-time.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import type { SecretBox } from '../../shared/identity/secret-box.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';

export const Env = z.object({
  ...httpEnv,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  PSEUDONYM_KEY_SECRET: text,
  DIGEST_HOSTS: text,
});
export const uses = { cases: ['one', 'list', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

/** An office has a few groups of people to tell, not many. */
const MOST = 5;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one' | 'list' | 'save'>;
  readonly directory: Pick<DirectoryStore, 'divisionOn'>;
  readonly clock: Clock;
  readonly calendar: HolidayCalendar;
  readonly channelSecrets: () => Promise<SecretBox>;
  readonly digestRules: DigestRules;
}

/** `PUT /divisions/{code}/digest-channels/{name}`: where it leads to is sealed at once, and answered to nobody. */
export function createSetDigestChannel(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock, calendar, channelSecrets, digestRules } = deps;
  return http(setDigestChannelOperation, edge, async ({ params: { code, name }, body, caller }) => {
    const now = clock.now();
    const no = await mayNotActFor(code, '/code', caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const given = targetGiven(body, digestRules);
    if (given.kind === 'refused') return given;
    const before = await cases.one(digestChannelCase, channelId(code, name));
    if (!before) {
      const there = await cases.list(digestChannelCase, { side: 'office', division: code, limit: MOST });
      if (there.cases.length >= MOST) return refused('digest-channels-too-many', '/name', { most: MOST });
    }
    const { kind, format, language, whenEmpty, below, isOn } = body;
    const secrets = given.target && (await channelSecrets());
    const kept =
      secrets && given.target
        ? {
            target: given.shown,
            box: secrets.seal(channelId(code, name), JSON.stringify(given.target)),
            mark: secrets.mark('url' in given.target ? given.target.url : given.target.to.join()),
          }
        : undefined;
    const decided = withChannel(
      { office: code, name },
      before,
      { kind, format, language, whenEmpty, below, isOn },
      kept,
      nextDigestAt(now, calendar),
    );
    if (decided.kind === 'refused') return decided;
    if ((await cases.save(filedChannel(decided.channel))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: name });
    return { status: 200, body: { channel: viewOf(decided.channel) } };
  });
}
