import * as z from 'zod/mini';
import { listPaperLettersOperation } from '../../shared/api/paper-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { isReminderDue, letterNumberWords, paperStateOf } from '../../shared/domain/notice/paper-letter.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import type { Deps } from './list-box.ts';
import { divisionsAsked } from './scope.ts';

export const Env = z.object({ ...httpEnv, NOTICES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { notices: ['box'], directory: ['formerCodes', 'childrenOn'] } as const satisfies Uses;

/**
 * `GET /divisions/{code}/paper-letters`: what waits longest first; a letter that was sent stands at the day after which a reminder is due.
 * Filters apply within a page, so a page may be short and still have a next.
 */
export function createListPaperLetters({ notices, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listPaperLettersOperation, edge, async ({ params: { code }, query, caller }) => {
    const now = clock.now();
    const today = shanghaiDateOf(now);
    const asked = await divisionsAsked({ code, below: query.below }, caller, directory, today);
    if (asked.kind === 'refused') return asked;
    const after = readCursor(query.cursor, 'sort', 'noticeId');
    if (after.kind === 'refused') return after;
    const page = await notices.box('paper', {
      divisions: asked.divisions,
      limit: query.limit,
      ...(after.place && { after: after.place }),
      // What is due stands before now; the later part of the box is not read for it.
      ...(query.reminderDue && { until: now }),
    });
    const letters = [];
    for (const notice of page.notices) {
      const { letter, holder } = notice;
      const state = paperStateOf(letter);
      const reminderDue = isReminderDue(letter, today);
      if ((query.state ?? state) !== state || (query.reminderDue && !reminderDue)) continue;
      if (!holder.startsWith(query.to ?? '')) continue;
      letters.push({ notice, state, reminderDue, ...(letter && { numberWords: letterNumberWords(letter) }) });
    }
    return { status: 200, body: { letters, ...(page.next && { next: writeCursor(page.next) }) } };
  });
}
