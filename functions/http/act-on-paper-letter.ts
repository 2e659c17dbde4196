import * as z from 'zod/mini';
import { actOnPaperLetterOperation } from '../../shared/api/paper-operations.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import { acceptPart, dueAfter, replyPart } from '../../shared/domain/deadline/due.ts';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { actOnPaper } from '../../shared/domain/notice/act-on-paper.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { keptBy } from './keeping-letter.ts';
import { noteRead, type NotingDeps } from './reading.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, NOTICES_TABLE: text, AUDIT_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  notices: ['get', 'save'],
  audit: ['append'],
  directory: ['formerCodes', 'divisionOn'],
} as const satisfies Uses;

export interface Deps extends NotingDeps {
  readonly notices: NoticesById;
  readonly directory: DirectoryStore;
  readonly rules: readonly DeadlineRule[];
  readonly calendar: HolidayCalendar;
}

/** `POST /notices/{noticeId}/letter/actions`: sent, or pressed for. */
export function createActOnPaperLetter(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(
    actOnPaperLetterOperation,
    edge,
    async ({ params: { noticeId }, body, caller, ifMatch, requestId }) => {
      const now = deps.clock.now();
      const kept = await keptBy(deps, noticeId, caller, now);
      if (kept.kind === 'refused') return kept;
      const { notice, by } = kept;
      if (isOtherVersion(ifMatch, notice)) return refused('precondition-failed');
      const rule = ruleOf(notice, deps.rules);
      const { role, subject } = caller;
      const answerBy = (day: string) =>
        dueAfter(replyPart(rule) ?? acceptPart(rule), day, deps.calendar).dueOn;
      const decision = actOnPaper(notice, body, { by, role, subject, now, answerBy });
      if (decision.kind === 'refused') return decision;
      await noteRead(deps, { personIds: [notice.personId], caller, action: 'act-on-notice', requestId });
      if ((await deps.notices.save(decision.notice, decision.event)) === 'changed-meanwhile')
        return refused('notice-changed-meanwhile');
      return { status: 200, headers: { etag: etagOf(decision.notice) }, body: { notice: decision.notice } };
    },
  );
}
