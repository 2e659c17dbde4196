import { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { spawnedBy } from '../../shared/domain/notice/spawn.ts';
import { type StreamEdge, type StreamHandler, stream } from '../../shared/lambda/stream.ts';

export interface Deps {
  readonly notices: NoticeStore;
}

/** Creates what a notice gives birth to: the child of a misrouted one, the case of a disputed one. */
export function createSpawnNotices({ notices }: Deps, edge: StreamEdge): StreamHandler {
  return stream(Notice, edge, async ({ before, after }) => {
    for (const child of spawnedBy(before, after)) await notices.create(child);
  });
}
