import * as z from 'zod/mini';
import { listStuckOperation } from '../../shared/api/operator-operations.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { boxOf } from '../../shared/domain/notice/box.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeStore, UnfinishedCursor } from '../../shared/domain/notice/notice-store.ts';
import { type Stuck, stuckOf } from '../../shared/domain/notice/stuck.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { territoriesOf } from './scope.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, NOTICES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { notices: ['unfinished'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly notices: NoticeStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly rules: readonly DeadlineRule[];
}

/** Pages of the store that one request looks through; most of what has not ended is in its course. */
const MAX_PAGES = 10;
const PAGE = 200;

/**
 * `GET /operations/stuck`: 滞留件 that wait for the caller's divisions (an operator without divisions: anybody's). A page
 * may be short, or empty, and still have a next.
 */
export function createListStuck(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listStuckOperation, edge, async ({ query, caller }) => {
    const now = deps.clock.now();
    const asked = await prefixesAsked(deps.directory, caller, query.division, shanghaiDateOf(now));
    if (asked.kind === 'refused') return asked;
    const cursor = readCursor(query.cursor, 'box', 'division', 'sort', 'noticeId');
    if (cursor.kind === 'refused') return cursor;
    const { within } = asked;
    const stuck: object[] = [];
    let next: UnfinishedCursor | undefined = cursor.place;
    for (let pages = 0; pages < MAX_PAGES && stuck.length < query.limit; pages++) {
      const page = await deps.notices.unfinished({
        limit: PAGE,
        ...(within && { within }),
        ...(next && { after: next }),
      });
      next = page.next;
      for (const [i, notice] of page.notices.entries()) {
        const found = stuckOf(notice, ruleOf(notice, deps.rules), now);
        if (!found || (query.why ?? found.why) !== found.why) continue;
        stuck.push(lineOf(notice, found));
        const isFull = stuck.length === query.limit;
        if (isFull && i < page.notices.length - 1) next = { ...boxOf(notice), noticeId: notice.noticeId };
        if (isFull) break;
      }
      if (!next) break;
    }
    return { status: 200, body: { stuck, ...(next && { next: writeCursor(next) }) } };
  });
}

function lineOf({ noticeId, kind, state, sender, receiver }: Notice, stuck: Stuck) {
  return { noticeId, kind, state, sender, receiver, ...stuck };
}

/** Starts of codes, those of former divisions with them; absent for the whole platform. */
async function prefixesAsked(
  directory: DirectoryStore,
  caller: Caller,
  division: string | undefined,
  today: string,
): Promise<{ readonly kind: 'within'; readonly within: readonly string[] | undefined } | Refused> {
  const isWhole = caller.role === 'operator' && caller.divisions.length === 0;
  if (isWhole && division === undefined) return { kind: 'within', within: undefined };
  const territories = await territoriesOf(caller, directory, today);
  if (division === undefined) {
    return { kind: 'within', within: territories.flatMap(({ code, formerly }) => [code, ...formerly]) };
  }
  if (!isWhole && !territories.some((territory) => lies(division, territory))) {
    return refused('division-not-yours', '/division', { division });
  }
  const formerly = await directory.formerCodes(division, today);
  return { kind: 'within', within: [division, ...formerly] };
}
