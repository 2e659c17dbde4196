import { addDays, daysBetween, type LocalDate } from '../calendar/date.ts';
import type { HolidayCalendar } from '../calendar/holiday-calendar.ts';
import {
  type Instant,
  shanghaiDayOf,
  millisecondsOf,
  shanghaiDateOf,
  startOfDayInShanghai,
} from '../calendar/instant.ts';
import { addWorkingDays, workingDayFrom } from '../calendar/working-days.ts';
import type { DayLimit } from './day-limit.ts';
import type { DeadlineRule, RecordingRule } from './deadline-rule.ts';

/** One limit of a rule, and the rule that it is from. */
export type RulePart = DayLimit & { readonly ruleId: string };

/** A limit that runs; it carries all that counting it again needs. */
export interface Due extends RulePart {
  /** The day of the event, which is not counted (民法典 art. 201: 开始的当日不计入). */
  readonly startedOn: LocalDate;
  /** Last day on which it is in time, until 24:00 (民法典 art. 203). */
  readonly dueOn: LocalDate;
  /** The first instant that is too late: the start of the following day in Shanghai. */
  readonly dueAt: Instant;
  /** Reaches past what the official calendar knows; to be counted again when the next one comes. */
  readonly provisional: boolean;
}

export function acceptPart({ ruleId, accept }: DeadlineRule): RulePart {
  return { ruleId, ...accept };
}

/** The limit for the reply, or null for a notice that closes on acceptance. */
export function replyPart({ ruleId, reply }: DeadlineRule): RulePart | null {
  return reply && { ruleId, ...reply };
}

/** The limit that an event starts. */
export function dueFrom(part: RulePart, start: Instant, calendar: HolidayCalendar): Due {
  return dueAfter(part, shanghaiDateOf(start), calendar);
}

/** The limit that a day starts, where only the day of the event is known. */
export function dueAfter(part: RulePart, startedOn: LocalDate, calendar: HolidayCalendar): Due {
  const { ruleId, days, unit, rollToWorkingDay } = part;
  const { dueOn, dueAt, provisional } = lastMomentOf(part, startedOn, calendar);
  return { ruleId, days, unit, rollToWorkingDay, startedOn, dueOn, dueAt, provisional };
}

/** How a limit that began on a day ends: there are few ways to count and few days, and many limits. */
export type LastMoment = Pick<Due, 'dueOn' | 'dueAt' | 'provisional'>;

const counted = new WeakMap<HolidayCalendar, Map<LocalDate, Map<number, LastMoment>>>();
/** Days that are kept for a calendar; after a year and more of them it is begun anew. */
const DAYS_KEPT = 500;

/** The last day of a limit and the first instant after it, counted once for each day and way of counting. */
export function lastMomentOf(limit: DayLimit, startedOn: LocalDate, calendar: HolidayCalendar): LastMoment {
  const { days, unit, rollToWorkingDay } = limit;
  const byDay = counted.get(calendar) ?? new Map<LocalDate, Map<number, LastMoment>>();
  const ofDay = byDay.get(startedOn) ?? new Map<number, LastMoment>();
  const way = days * 4 + (unit === 'working' ? 2 : 0) + (rollToWorkingDay ? 1 : 0);
  const known = ofDay.get(way);
  if (known) return known;
  const { date: dueOn, provisional } = lastDay(limit, startedOn, calendar);
  const moment = { dueOn, dueAt: startOfDayInShanghai(addDays(dueOn, 1)), provisional };
  if (byDay.size >= DAYS_KEPT) byDay.clear();
  ofDay.set(way, moment);
  byDay.set(startedOn, ofDay);
  counted.set(calendar, byDay);
  return moment;
}

/**
 * The extended limit: its days follow the last day as it stood when it was granted, because that day was told to both
 * sides. Null where the rule grants none. That it is granted once only is the notice's to know.
 */
export function extendDue(due: Due, rule: DeadlineRule, calendar: HolidayCalendar): Due | null {
  if (rule.extension === null) return null;
  const { days, unit, rollToWorkingDay } = rule.extension;
  return dueAfter({ ruleId: rule.ruleId, days, unit, rollToWorkingDay }, due.dueOn, calendar);
}

/** Whether an arrival was recorded within its limit; `daysLate` counts calendar days after the last day. */
export function arrivalRecordedOnTime(
  happenedOn: LocalDate,
  recordedAt: Instant,
  { ruleId, record }: RecordingRule,
  calendar: HolidayCalendar,
): { readonly onTime: boolean; readonly daysLate: number; readonly due: Due } {
  const due = dueAfter({ ruleId, ...record }, happenedOn, calendar);
  const daysLate = Math.max(0, daysBetween(due.dueOn, shanghaiDateOf(recordedAt)));
  return { onTime: daysLate === 0, daysLate, due };
}

/** Flag and days of a limit as an inbox shows them: 0 on the last day, negative after it. */
export interface TimeLeft {
  readonly flag: 'none' | 'due-soon' | 'overdue';
  readonly days: number;
}

/** 临期 from `dueSoonDays` before the last day, 超期 from `dueAt`. */
export function timeLeft(dueAt: Instant, now: Instant, dueSoonDays = 3): TimeLeft {
  return timeLeftAt(now, dueSoonDays)(dueAt);
}

/** The same for many limits at one time, as lists ask for it. */
export function timeLeftAt(now: Instant, dueSoonDays = 3): (dueAt: Instant) => TimeLeft {
  const today = shanghaiDayOf(millisecondsOf(now));
  return (dueAt) => {
    const days = shanghaiDayOf(millisecondsOf(dueAt) - 1) - today;
    if (now >= dueAt) return { flag: 'overdue', days };
    return { flag: days <= dueSoonDays ? 'due-soon' : 'none', days };
  };
}

function lastDay(
  { days, unit, rollToWorkingDay }: DayLimit,
  startedOn: LocalDate,
  calendar: HolidayCalendar,
): { readonly date: LocalDate; readonly provisional: boolean } {
  if (unit === 'working') return addWorkingDays(startedOn, days, calendar);
  const date = afterCalendarDays(startedOn, days, calendar);
  // Without rolling, no calendar has a say, and nothing is provisional.
  return rollToWorkingDay ? workingDayFrom(date, calendar) : { date, provisional: false };
}

/** Calendar days are all days but those that the platform was down. */
function afterCalendarDays(from: LocalDate, days: number, { stopped }: HolidayCalendar): LocalDate {
  if (!stopped) return addDays(from, days);
  let reached = from;
  for (let left = days; left > 0; ) {
    reached = addDays(reached, 1);
    if (!stopped.has(reached)) left -= 1;
  }
  return reached;
}
