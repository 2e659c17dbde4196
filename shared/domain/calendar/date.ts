import * as z from 'zod/mini';
import { dateOfDayNumber, dayNumberOf, isRealDate } from './civil-day.ts';
import { DAY_MS, type Instant, instantOf, millisecondsOf } from './instant.ts';

/**
 * A day in Asia/Shanghai, `YYYY-MM-DD`. The years stop at 1900 and 2199 so that a year of another calendar (民国 0115,
 * Buddhist 2569, Hijri 1448) is refused instead of being taken for a day centuries away.
 */
export const LocalDate = z
  .string()
  .check(z.regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/), z.refine(isRealDate, 'no such day'));
export type LocalDate = z.infer<typeof LocalDate>;

/** Asia/Shanghai is UTC+8. It had summer time from 1986 to 1991, which no instant of the platform reaches. */
const SHANGHAI_MS = 8 * 3_600_000;

/** The date `days` later, or earlier where negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Days from one date to another; negative where `to` is the earlier one. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** -1, 0 or 1, for sorting. Dates of this form also compare as strings. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Day of the week as ISO 8601 counts: 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;
}

/** The day that it is in Shanghai at that instant. */
export function shanghaiDateOf(instant: Instant): LocalDate {
  return dateOfDayNumber(Math.floor((millisecondsOf(instant) + SHANGHAI_MS) / DAY_MS));
}

/** The instant at which a day begins in Shanghai: 16:00 UTC of the day before. */
export function startOfDayInShanghai(date: LocalDate): Instant {
  return instantOf(dayNumberOf(date) * DAY_MS - SHANGHAI_MS);
}

/** The calendar month of a date, `2026-07`. */
export function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}

/** The quarter of the calendar year of a date, `2026Q3`. */
export function quarterOf(date: LocalDate): string {
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
