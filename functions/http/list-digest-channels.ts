import * as z from 'zod/mini';
import { listDigestChannelsOperation } from '../../shared/api/digest-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { digestChannelCase, viewOf } from '../../shared/domain/digest/digest-channel.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes'>;
  readonly clock: Clock;
}

/** More than an office can have: two that are made in the same moment may pass its limit. */
const ALL = 50;

/** `GET /divisions/{code}/digest-channels`. */
export function createListDigestChannels({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listDigestChannelsOperation, edge, async ({ params: { code }, caller }) => {
    const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
    if (!mayRead(territories, code)) return refused('division-not-yours', '/code', { division: code });
    const { cases: channels } = await cases.list(digestChannelCase, {
      side: 'office',
      division: code,
      limit: ALL,
    });
    return { status: 200, body: { channels: channels.map(viewOf) } };
  });
}
