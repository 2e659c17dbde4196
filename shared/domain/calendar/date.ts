import * as z from 'zod/mini';
import { civilDayOf, dayNumberOf, daysInMonth } from './civil-day.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for `YYYY-MM-DD` that names a day of the Gregorian calendar: 2026-02-29 does not. */
export function isRealDate(text: string): boolean {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  if (year === undefined) return false;
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month));
}

/**
 * A day in Asia/Shanghai, `YYYY-MM-DD`. The years stop at 1900 and 2199 so that a year of another calendar (民国 0115,
 * Buddhist 2569, Hijri 1448) is refused instead of being taken for a day centuries away.
 */
export const LocalDate = z
  .string()
  .check(
    z.refine((text) => isRealDate(text) && text >= '1900' && text < '2200', 'not a date of 1900 to 2199'),
  );
export type LocalDate = z.infer<typeof LocalDate>;

/** Days since 1970-01-01; throws on what is no date. */
export function dayNumber(date: LocalDate): number {
  const [, year, month, day] = SHAPE.exec(date) ?? [];
  if (year === undefined || !isRealDate(date)) throw new RangeError(`not a date: ${date}`);
  return dayNumberOf({ year: Number(year), month: Number(month), day: Number(day) });
}

/** The date of a day number; throws outside the years 0000 to 9999. */
export function dateOfDayNumber(number: number): LocalDate {
  const { year, month, day } = civilDayOf(number);
  if (!Number.isInteger(number) || year < 0 || year > 9999)
    throw new RangeError(`no date has number ${number}`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The date `days` later, or earlier where negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from one date to another; negative where `to` is the earlier one. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** -1, 0 or 1, for sorting. Dates of this form also compare as strings. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Day of the week as ISO 8601 counts: 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
