import * as z from 'zod/mini';
import { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { spawnedBy } from '../../shared/domain/notice/spawn.ts';
import { type StreamEdge, type StreamHandler, stream } from '../../shared/lambda/stream.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { deriveDuties, type DutyDerivingDeps } from './deriving-duties.ts';

export const Env = z.object({ NOTICES_TABLE: text, DUTIES_TABLE: text });
export const uses = { notices: ['create'], duties: ['put'] } as const satisfies Uses;

export interface Deps extends DutyDerivingDeps {
  readonly notices: NoticeStore;
}

/**
 * Writes what a notice gives birth to: the child of a misrouted one, the case of a disputed one, and the lines of limits that
 * ended. One consumer for both: a stream bears two, and the other one is the way to the queue.
 */
export function createSpawnNotices(deps: Deps, edge: StreamEdge): StreamHandler {
  return stream(Notice, edge, async ({ before, after }) => {
    for (const child of spawnedBy(before, after)) await deps.notices.create(child);
    await deriveDuties(before, after, deps);
  });
}
