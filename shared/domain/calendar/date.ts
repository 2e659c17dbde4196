import * as z from 'zod/mini';
import { dateOfDayNumber, dayNumberOf, isRealDate } from './civil-day.ts';

/**
 * A day in Asia/Shanghai, `YYYY-MM-DD`. The years stop at 1900 and 2199 so that a year of another calendar (民国 0115,
 * Buddhist 2569, Hijri 1448) is refused instead of being taken for a day centuries away.
 */
export const LocalDate = z
  .string()
  .check(z.regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/), z.refine(isRealDate, 'no such day'));
export type LocalDate = z.infer<typeof LocalDate>;

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
