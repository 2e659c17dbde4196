import { addDays, daysBetween, type LocalDate, weekdayOf } from './date.ts';
import type { HolidayCalendar } from './holiday-calendar.ts';

/** `provisional`: a day was looked at that a notice not yet published may change. */
export interface Provisional {
  readonly provisional: boolean;
}

/** Whether people work on that day. */
export function isWorkingDay(
  date: LocalDate,
  calendar: HolidayCalendar,
): Provisional & { readonly working: boolean } {
  return { working: works(date, calendar), provisional: date > calendar.settledThrough };
}

/**
 * The n-th working day after a date (before it, where negative); the date itself is not counted, and 0 returns it
 * as it is, working or not.
 */
export function addWorkingDays(
  date: LocalDate,
  days: number,
  calendar: HolidayCalendar,
): Provisional & { readonly date: LocalDate } {
  if (!Number.isInteger(days)) throw new RangeError(`working days are whole days, not ${days}`);
  const step = Math.sign(days);
  let reached = date;
  for (let left = Math.abs(days); left > 0; ) {
    reached = addDays(reached, step);
    if (works(reached, calendar)) left -= 1;
  }
  const furthest = days === 0 ? '' : step > 0 ? reached : addDays(date, -1);
  return { date: reached, provisional: furthest > calendar.settledThrough };
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function countWorkingDays(
  from: LocalDate,
  to: LocalDate,
  calendar: HolidayCalendar,
): Provisional & { readonly days: number } {
  const span = daysBetween(from, to);
  let days = 0;
  for (let offset = 1; offset <= span; offset += 1) {
    if (works(addDays(from, offset), calendar)) days += 1;
  }
  return { days, provisional: span > 0 && to > calendar.settledThrough };
}

/** The date itself where it is a working day, else the next one. */
export function workingDayFrom(
  date: LocalDate,
  calendar: HolidayCalendar,
): Provisional & { readonly date: LocalDate } {
  let reached = date;
  while (!works(reached, calendar)) reached = addDays(reached, 1);
  return { date: reached, provisional: reached > calendar.settledThrough };
}

function works(date: LocalDate, { holidays, workingWeekends, stopped }: HolidayCalendar): boolean {
  if (stopped?.has(date)) return false;
  return weekdayOf(date) <= 5 ? !holidays.has(date) : workingWeekends.has(date);
}
