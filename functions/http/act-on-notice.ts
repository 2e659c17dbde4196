import * as z from 'zod/mini';
import { actOnNoticeOperation } from '../../shared/api/notice-operations.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import {
  acceptanceLimit,
  extendedLimit,
  latestExtension,
  replyLimit,
  replyStart,
  ruleOf,
} from '../../shared/domain/deadline/notice-limits.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type ActingFacts, actOnNotice } from '../../shared/domain/notice/act.ts';
import { confirmLimit } from '../../shared/domain/notice/confirm-limit.ts';
import { senderNow } from '../../shared/domain/notice/hand-over.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { countingCalendar, type CountingDeps } from '../counting.ts';
import { checkNamedDivision } from './named-division.ts';
import { hasEnded } from './acting-office.ts';
import { readableNotice } from './notice-reading.ts';
import { noteRead, type NotingDeps } from './reading.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const Env = z.object({
  ...httpEnv,
  NOTICES_TABLE: text,
  OUTAGES_TABLE: text,
  AUDIT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  notices: ['get', 'save'],
  outages: ['all'],
  audit: ['append'],
  directory: ['formerCodes', 'divisionOn'],
} as const satisfies Uses;

export interface Deps extends NotingDeps, CountingDeps {
  readonly notices: NoticesById;
  readonly directory: DirectoryStore;
  readonly rules: readonly DeadlineRule[];
}

/** `POST /notices/{noticeId}/actions`, with `If-Match` where the caller wants to be sure of what it saw. */
export function createActOnNotice(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(
    actOnNoticeOperation,
    edge,
    async ({ params: { noticeId }, body, caller, ifMatch, requestId }) => {
      const now = deps.clock.now();
      const today = shanghaiDateOf(now);
      const read = await readableNotice(deps, noticeId, caller, today);
      if (read.kind === 'refused') return read;
      if (isOtherVersion(ifMatch, read.notice)) return refused('precondition-failed');
      const calendar = read.notice.limit ? await countingCalendar(deps) : deps.calendar;
      // What the sweep has not reached yet: nobody acts late on a limit that an outage has moved.
      const confirmed = confirmLimit(read.notice, ruleOf(read.notice, deps.rules), calendar, now);
      const notice = confirmed?.notice ?? read.notice;
      const facts = factsOf(deps.rules, calendar, notice, caller, now);
      const ended = await hasEnded(facts.by, undefined, deps.directory, today);
      if (ended) return ended;
      const decision = actOnNotice(notice, body, facts);
      if (decision.kind === 'refused') return decision;
      const unknown = await checkNamedDivision(deps.directory, body, today);
      if (unknown) return unknown;
      if (confirmed && (await deps.notices.save(notice, confirmed.event)) === 'changed-meanwhile')
        return refused('notice-changed-meanwhile');
      // First written down, then done: the other way round, a failure between them leaves an act that nobody wrote down.
      await noteRead(deps, { personIds: [notice.personId], caller, action: 'act-on-notice', requestId });
      const saved = await deps.notices.save(decision.notice, decision.event);
      if (saved === 'changed-meanwhile') return refused('notice-changed-meanwhile');
      return { status: 200, headers: { etag: etagOf(decision.notice) }, body: { notice: decision.notice } };
    },
  );
}

function factsOf(
  rules: readonly DeadlineRule[],
  calendar: HolidayCalendar,
  notice: Notice,
  caller: Caller,
  now: string,
): ActingFacts {
  const rule = ruleOf(notice, rules);
  return {
    by: actingDivision(notice, caller),
    role: caller.role,
    subject: caller.subject,
    now,
    acceptance: () => acceptanceLimit(rule, now, calendar),
    reply: (after) =>
      replyLimit(rule, after === 'acceptance' ? replyStart(notice, rule, now) : now, calendar),
    latestExtension: latestExtension(notice, rule, calendar),
    extended: (until) => extendedLimit(rule, until, now, calendar),
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
