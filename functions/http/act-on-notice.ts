import { actOnNoticeOperation } from '../../shared/api/notice-operations.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import {
  acceptanceLimit,
  latestExtension,
  replyLimit,
  ruleOf,
} from '../../shared/domain/deadline/notice-limits.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type ActingFacts, actOnNotice } from '../../shared/domain/notice/act.ts';
import { senderNow } from '../../shared/domain/notice/hand-over.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { hasEnded } from './acting-office.ts';
import { etagOf, readableNotice } from './notice-reading.ts';
import { noteRead, type ReadingDeps } from './reading.ts';

export interface Deps extends ReadingDeps {
  readonly notices: NoticeStore;
  readonly directory: DirectoryStore;
  readonly calendar: HolidayCalendar;
  readonly rules: readonly DeadlineRule[];
}

/** `POST /notices/{noticeId}/actions`, with `If-Match` where the caller wants to be sure of what it saw. */
export function createActOnNotice(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(
    actOnNoticeOperation,
    edge,
    async ({ params: { noticeId }, body, caller, ifMatch, requestId }) => {
      const now = deps.clock.now();
      const read = await readableNotice(deps, noticeId, caller, shanghaiDateOf(now));
      if (read.kind === 'refused') return read;
      const { notice } = read;
      if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(notice))
        return refused('precondition-failed');
      const facts = factsOf(deps, notice, caller, now);
      const ended = await hasEnded(facts.by, undefined, deps.directory, shanghaiDateOf(now));
      if (ended) return ended;
      const decision = actOnNotice(notice, body, facts);
      if (decision.kind === 'refused') return decision;
      const saved = await deps.notices.save(decision.notice, decision.event);
      if (saved === 'changed-meanwhile') return refused('notice-changed-meanwhile');
      await noteRead(deps, { personIds: [notice.personId], caller, action: 'act-on-notice', requestId });
      return { status: 200, headers: { etag: etagOf(decision.notice) }, body: { notice: decision.notice } };
    },
  );
}

function factsOf({ calendar, rules }: Deps, notice: Notice, caller: Caller, now: string): ActingFacts {
  const rule = ruleOf(notice, rules);
  const reply = replyLimit(rule, now, calendar);
  return {
    by: actingDivision(notice, caller),
    role: caller.role,
    subject: caller.subject,
    now,
    acceptance: () => acceptanceLimit(rule, now, calendar),
    reply: () => reply,
    latestExtension: latestExtension(notice, rule, calendar),
    extended: (until) => ({
      what: 'reply',
      on: until,
      at: startOfDayInShanghai(addDays(until, 1)),
      rule: rule.ruleId,
    }),
  };
}

/** Of several divisions, the one that has to do with this notice: the holder first, then the sender, then a county above. */
function actingDivision(notice: Notice, { divisions }: Caller): string {
  const { holder } = notice;
  const sender = senderNow(notice);
  const above = divisions.find((division) => holder.startsWith(division));
  if (divisions.includes(holder)) return holder;
  return divisions.includes(sender) ? sender : (above ?? divisions[0] ?? '');
}
