import * as z from 'zod/mini';
import { testDigestChannelOperation } from '../../shared/api/digest-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import {
  channelId,
  digestChannelCase,
  filedChannel,
  viewOf,
} from '../../shared/domain/digest/digest-channel.ts';
import { withTest } from '../../shared/domain/digest/digest-steps.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: Pick<DirectoryStore, 'divisionOn'>;
  readonly clock: Clock;
}

/** `POST /divisions/{code}/digest-channels/{name}/test`: only the sweep of digests reaches out, so that a request never waits for a robot. */
export function createTestDigestChannel({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(testDigestChannelOperation, edge, async ({ params: { code, name }, caller }) => {
    const now = clock.now();
    const no = await mayNotActFor(code, '/code', caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const channel = await cases.one(digestChannelCase, channelId(code, name));
    if (!channel) return refused('digest-channel-unknown', '/name', { name });
    const asked = withTest(channel, now);
    if (asked !== channel && (await cases.save(filedChannel(asked))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: name });
    return { status: 202, body: { channel: viewOf(asked) } };
  });
}
