import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import { addDays, type LocalDate } from '../../calendar/date.ts';
import { type Instant, instantOf, millisecondsOf, startOfDayInShanghai } from '../../calendar/instant.ts';
import type { DeadlineRule } from '../../deadline/deadline-rule.ts';
import { acceptanceLimit, replyLimit, ruleOf } from '../../deadline/notice-limits.ts';
import type { Limit, Notice, NoticeKind, TimelineEntry } from '../../notice/notice.ts';
import type { Outage } from '../../notice/time-ledger.ts';

/** One limit that ran for one office: an acceptance, or one round of the reply. */
export interface NoticeDuty {
  /** `N-1#acceptance`, `N-1#reply.1`; `reply.2` after an answer was found incomplete. */
  readonly dutyId: string;
  readonly noticeKind: NoticeKind;
  readonly what: 'acceptance' | 'reply';
  /** Who held the notice when it was done, or when its limit passed: handing it down late passes no fault on. */
  readonly office: string;
  readonly startedAt: Instant;
  /** Last day in time, by the rule and the official calendar. */
  readonly dueOn: LocalDate;
  /** The first instant that is too late, moved back by outages of the platform while it ran. */
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
  /** Of a reply: false where the sender found items left open. */
  readonly complete: boolean;
}

export interface DutyContext {
  readonly rules: readonly DeadlineRule[];
  readonly calendar: HolidayCalendar;
  readonly outages: readonly Outage[];
}

/**
 * The duties of a notice, read from its timeline. A notice on paper has none: it is nobody's overdue. Returning it and
 * sending it to where it belongs answer the acceptance as well as accepting it. One that the sender withdrew in time
 * is no duty; one withdrawn after the limit stays unfulfilled.
 */
export function dutiesOf(notice: Notice, context: DutyContext): readonly NoticeDuty[] {
  const duties: NoticeDuty[] = [];
  let holder = notice.receiver;
  let open: NoticeDuty | null = null;
  let rounds = 0;
  const begin = (what: NoticeDuty['what'], limit: Limit | null, at: Instant) => {
    if (!limit) return;
    const dutyId = `${notice.noticeId}#${what === 'reply' ? `reply.${rounds}` : acceptanceName(duties)}`;
    const dueAt = pushedBack(limit.at, at, context.outages);
    open = {
      dutyId,
      noticeKind: notice.kind,
      what,
      office: holder,
      startedAt: at,
      dueOn: limit.on,
      dueAt,
      doneAt: null,
      complete: true,
    };
  };
  const finish = (at: Instant | null) => {
    if (open) duties.push({ ...open, doneAt: at });
    open = null;
  };
  const reply = (at: Instant) => {
    rounds += 1;
    begin('reply', replyLimit(ruleOf({ ...notice, holder }, context.rules), at, context.calendar), at);
  };
  for (const entry of notice.timeline) {
    const { at, event } = entry;
    const running = open as NoticeDuty | null;
    switch (event) {
      case 'deliver':
        holder = entry.to ?? holder;
        begin(
          'acceptance',
          acceptanceLimit(ruleOf({ ...notice, holder }, context.rules), at, context.calendar),
          at,
        );
        break;
      case 'hand-down':
      case 'hand-over':
        holder = entry.to ?? holder;
        if (running && at < running.dueAt) open = { ...running, office: holder };
        break;
      case 'accept':
        finish(at);
        reply(at);
        break;
      case 'extend':
        if (running && notice.extended) {
          const dueOn = notice.extended.until;
          const plain = startOfDayInShanghai(addDays(dueOn, 1));
          open = { ...running, dueOn, dueAt: pushedBack(plain, running.startedAt, context.outages) };
        }
        break;
      case 'find-incomplete':
        markIncomplete(duties);
        reply(at);
        break;
      case 'withdraw':
        if (running && at < running.dueAt) open = null;
        else finish(null);
        break;
      default:
        if (endsDuty(event)) finish(at);
    }
  }
  finish(null);
  return duties;
}

function endsDuty(event: TimelineEntry['event']): boolean {
  return ['accept-and-close', 'dispute', 'return', 'misroute', 'reply', 'close'].includes(event);
}

/** A returned notice that was sent again is accepted a second time. */
function acceptanceName(duties: readonly NoticeDuty[]): string {
  const earlier = duties.filter(({ what }) => what === 'acceptance').length;
  return earlier === 0 ? 'acceptance' : `acceptance.${earlier + 1}`;
}

function markIncomplete(duties: NoticeDuty[]): void {
  const last = duties.at(-1);
  if (last?.what === 'reply') duties[duties.length - 1] = { ...last, complete: false };
}

/** A limit moved back by as much as the platform was down while it ran; an outage in the added time counts as well. */
function pushedBack(dueAt: Instant, startedAt: Instant, outages: readonly Outage[]): Instant {
  const start = millisecondsOf(startedAt);
  let due = millisecondsOf(dueAt);
  let counted = start;
  for (const { from, until } of outages.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begins = Math.max(counted, millisecondsOf(from));
    const ends = millisecondsOf(until);
    if (begins >= due || ends <= begins) continue;
    due += ends - begins;
    counted = ends;
  }
  return instantOf(due);
}
