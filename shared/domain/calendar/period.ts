import * as z from 'zod/mini';
import { daysInMonth, padded } from './civil-day.ts';
import { addDays, type LocalDate } from './date.ts';

/** A calendar month, `2026-07`; such strings sort in order. */
export const Month = z.string().check(z.regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/));
export type Month = z.infer<typeof Month>;

/** A quarter of a calendar year, `2026Q3`; such strings sort in order. */
export const Quarter = z.string().check(z.regex(/^(19|20|21)\d{2}Q[1-4]$/));
export type Quarter = z.infer<typeof Quarter>;

/** First and last day of a period, both in it. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The calendar month of a date, `2026-07`. */
export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

/** The quarter of the calendar year of a date, `2026Q3`. */
export function quarterOf(date: LocalDate): Quarter {
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** First and last day of a month; throws on what is no month. */
export function monthBounds(month: Month): DateRange {
  if (!z.safeParse(Month, month).success) throw new RangeError(`not a month: ${month}`);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return { from: `${month}-01`, to: `${month}-${last}` };
}

/** First and last day of a quarter; throws on what is no quarter. */
export function quarterBounds(quarter: Quarter): DateRange {
  if (!z.safeParse(Quarter, quarter).success) throw new RangeError(`not a quarter: ${quarter}`);
  const last = Number(quarter.slice(5)) * 3;
  const month = (number: number) => `${quarter.slice(0, 4)}-${padded(number, 2)}`;
  return { from: monthBounds(month(last - 2)).from, to: monthBounds(month(last)).to };
}

/** The month after this one. */
export function nextMonth(month: Month): Month {
  return monthOf(addDays(monthBounds(month).to, 1));
}

/** The quarter after this one. */
export function nextQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(quarterBounds(quarter).to, 1));
}
