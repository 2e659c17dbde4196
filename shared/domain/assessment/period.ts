import * as z from 'zod/mini';
import { padded } from '../calendar/civil-day.ts';
import { addDays, LocalDate } from '../calendar/date.ts';
import { type Instant, startOfDayInShanghai } from '../calendar/instant.ts';
import { type Month, monthBounds, monthOf } from '../calendar/period.ts';

export const PeriodKind = z.enum(['month', 'quarter', 'half-year', 'year']);
export type PeriodKind = z.infer<typeof PeriodKind>;

/** What is assessed: first and last day, both in it, in Asia/Shanghai. */
export const AssessmentPeriod = z.strictObject({ kind: PeriodKind, from: LocalDate, to: LocalDate });
export type AssessmentPeriod = z.infer<typeof AssessmentPeriod>;

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The period of a kind that a day lies in, where the assessment year begins with month `firstMonth` (1 to 12). */
export function periodOf(kind: PeriodKind, day: LocalDate, firstMonth: number): AssessmentPeriod {
  const length = MONTHS[kind];
  const intoYear = (((Number(day.slice(5, 7)) - firstMonth) % 12) + 12) % 12;
  return periodFrom(kind, monthsAfter(monthOf(day), -(intoYear % length)));
}

/** The period of the same kind directly before. */
export function periodBefore({ kind, from }: AssessmentPeriod): AssessmentPeriod {
  return periodFrom(kind, monthsAfter(monthOf(from), -MONTHS[kind]));
}

/** The first day of the quarter after the one that a day lies in. */
export function dayOfNextQuarter(day: LocalDate, firstMonth: number): LocalDate {
  return addDays(periodOf('quarter', day, firstMonth).to, 1);
}

/** The four quarters of an assessment year, in order. */
export function quartersOf(year: AssessmentPeriod): readonly AssessmentPeriod[] {
  const first = monthOf(year.from);
  return [0, 3, 6, 9].map((months) => periodFrom('quarter', monthsAfter(first, months)));
}

/** The first instant of a period and the first after it. */
export function instantsOf({ from, to }: AssessmentPeriod): {
  readonly start: Instant;
  readonly end: Instant;
} {
  return { start: startOfDayInShanghai(from), end: startOfDayInShanghai(addDays(to, 1)) };
}

function periodFrom(kind: PeriodKind, first: Month): AssessmentPeriod {
  const last = monthsAfter(first, MONTHS[kind] - 1);
  return { kind, from: monthBounds(first).from, to: monthBounds(last).to };
}

function monthsAfter(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${padded(Math.floor(count / 12), 4)}-${padded((count % 12) + 1, 2)}`;
}
