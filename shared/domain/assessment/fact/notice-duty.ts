import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { LocalDate } from '../../calendar/date.ts';
import type { Instant } from '../../calendar/instant.ts';
import type { DeadlineRule } from '../../deadline/deadline-rule.ts';
import { lastMomentOf } from '../../deadline/due.ts';
import type { Notice, NoticeKind } from '../../notice/notice.ts';
import { type LimitRun, limitRunsOf } from './limit-run.ts';

/** One limit that ran for one office: an acceptance, or one round of the reply. */
export interface NoticeDuty {
  /** `N-1#acceptance`, `N-1#reply.1`; `reply.2` after an answer was found incomplete. */
  readonly dutyId: string;
  readonly noticeKind: NoticeKind;
  readonly what: 'acceptance' | 'reply';
  /** Who held the notice when it was done, or when its limit passed: handing it down late passes no fault on. */
  readonly office: string;
  readonly startedAt: Instant;
  /** Last day in time, counted as the limit that the office saw. */
  readonly dueOn: LocalDate;
  /** The first instant that is too late. */
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
  /** When the sender took the notice back after the limit: it stays undone, and is open no more. */
  readonly withdrawnAt?: Instant;
  /** Of a reply: false where the sender found items left open. */
  readonly complete: boolean;
}

/** The last day of a limit, and the first instant that is too late. */
export type DueDay = Pick<NoticeDuty, 'dueOn' | 'dueAt'>;

export interface DutyContext {
  readonly rules: readonly DeadlineRule[];
  /** By which limits are counted: the official one, without the days that outages took (`calendarWithOutages`). */
  readonly calendar: HolidayCalendar;
}

/**
 * The duties of a notice, read from its timeline. A notice on paper has none: it is nobody's overdue. Returning it and
 * sending it to where it belongs answer the acceptance as well as accepting it. One that the sender withdrew in time
 * is no duty; one withdrawn after the limit stays unfulfilled.
 */
export function dutiesOf(notice: Notice, { rules, calendar }: DutyContext): readonly NoticeDuty[] {
  return limitRunsOf(notice, rules).flatMap((run) => dutyOf(run, dueOf(run, calendar)) ?? []);
}

/** The last day of a limit, counted by a calendar. */
export function dueOf({ counted }: Pick<LimitRun, 'counted'>, calendar: HolidayCalendar): DueDay {
  return lastMomentOf(counted, counted.from, calendar);
}

/** A limit with its last day as a duty; null where the sender took the notice back in time. */
export function dutyOf(run: LimitRun, { dueOn, dueAt }: DueDay): NoticeDuty | null {
  const { dutyId, noticeKind, what, startedAt, holders, ended, incompleteAt } = run;
  const isWithdrawn = ended?.how === 'withdrawn';
  if (isWithdrawn && ended.at < dueAt) return null;
  const [first] = holders;
  const last = holders.length === 1 ? first : holders.findLast(({ since }) => since < dueAt);
  const duty: NoticeDuty = {
    dutyId,
    noticeKind,
    what,
    office: (last ?? first)?.office ?? '',
    startedAt,
    dueOn,
    dueAt,
    doneAt: ended?.how === 'done' ? ended.at : null,
    complete: incompleteAt === undefined,
  };
  return isWithdrawn ? { ...duty, withdrawnAt: ended.at } : duty;
}
