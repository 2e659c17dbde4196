import * as z from 'zod/mini';
import { listBoxOperation } from '../../shared/api/division-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { timeLeftAt } from '../../shared/domain/deadline/due.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { divisionsAsked } from './scope.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, NOTICES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  notices: ['box', 'sent'],
  directory: ['formerCodes', 'childrenOn'],
} as const satisfies Uses;

export interface Deps {
  readonly notices: NoticeStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/**
 * `GET /divisions/{code}/inbox` (and sent, done, review, paper, sending): by time left, with filters and paging; with
 * `below=true` those of all divisions below too. Filters apply within a page, so a page may be short and still have a next.
 */
export function createListBox(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listBoxOperation, edge, async ({ params: { code, box }, query, caller }) => {
    const now = deps.clock.now();
    const asked = await divisionsAsked(
      { code, below: query.below },
      caller,
      deps.directory,
      shanghaiDateOf(now),
    );
    if (asked.kind === 'refused') return asked;
    const after = readCursor(query.cursor, 'sort', 'noticeId');
    if (after.kind === 'refused') return after;
    const wanted = {
      divisions: asked.divisions,
      limit: query.limit,
      ...(after.place && { after: after.place }),
    };
    const { notices, next } =
      box === 'sent' ? await deps.notices.sent(wanted) : await deps.notices.box(box, wanted);
    const timeLeft = timeLeftAt(now);
    const lines = [];
    for (const notice of notices) {
      const left = notice.limit ? timeLeft(notice.limit.at) : undefined;
      const flag = left?.flag ?? 'none';
      if ((query.kind ?? notice.kind) !== notice.kind || (query.flag ?? flag) !== flag) continue;
      lines.push(left ? { notice, flag, daysLeft: left.days } : { notice, flag });
    }
    return { status: 200, body: { notices: lines, ...(next && { next: writeCursor(next) }) } };
  });
}
