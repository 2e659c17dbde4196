import * as z from 'zod/mini';
import { addDays, type LocalDate } from './date.ts';
import { daysInMonth } from './civil-day.ts';

/** A quarter of a calendar year, `2026-Q3`; such strings sort in order. */
export const Quarter = z.string().check(z.regex(/^(19|20|21)\d{2}-Q[1-4]$/));
export type Quarter = z.infer<typeof Quarter>;

/** A calendar month, `2026-07`. */
export const Month = z.string().check(z.regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/));
export type Month = z.infer<typeof Month>;

/** First and last day of a period, both in it. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

export function quarterOf(date: LocalDate): Quarter {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

export function monthBounds(month: Month): DateRange {
  if (!Month.safeParse(month).success) throw new RangeError(`not a month: ${month}`);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return { from: `${month}-01`, to: `${month}-${last}` };
}

export function quarterBounds(quarter: Quarter): DateRange {
  if (!Quarter.safeParse(quarter).success) throw new RangeError(`not a quarter: ${quarter}`);
  const year = quarter.slice(0, 4);
  const last = Number(quarter.slice(6)) * 3;
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return { from: monthBounds(month(last - 2)).from, to: monthBounds(month(last)).to };
}

/** The quarter after this one. */
export function nextQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(quarterBounds(quarter).to, 1));
}

/** The month after this one. */
export function nextMonth(month: Month): Month {
  return monthOf(addDays(monthBounds(month).to, 1));
}
