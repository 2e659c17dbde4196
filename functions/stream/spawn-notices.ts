import * as z from 'zod/mini';
import { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { SPAWNING_STATES, spawnedBy } from '../../shared/domain/notice/spawn.ts';
import { type StreamEdge, type StreamHandler, stream } from '../../shared/lambda/stream.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ NOTICES_TABLE: text });
export const uses = { notices: ['create'] } as const satisfies Uses;

/** Only changes that end in these states are sent here at all: by the stream's filter, or the feed's. */
export const states = SPAWNING_STATES;

export interface Deps {
  readonly notices: NoticesById;
}

/** Creates what a notice gives birth to: the child of a misrouted one, the case of a disputed one. */
export function createSpawnNotices({ notices }: Deps, edge: StreamEdge): StreamHandler {
  return stream(Notice, edge, async ({ before, after }) => {
    for (const child of spawnedBy(before, after)) await notices.create(child);
  });
}
