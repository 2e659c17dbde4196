import * as z from 'zod/mini';
import { AssessmentPeriod, periodOf } from '../assessment/period.ts';
import { monthBounds, type Month, nextMonth } from '../calendar/period.ts';

export const FlowPeriodKind = z.enum(['month', 'quarter', 'year']);

/** First and last day of what a matrix counts, both in it, in Asia/Shanghai; of the calendar year. */
export const FlowPeriod = z.strictObject({ ...AssessmentPeriod.shape, kind: FlowPeriodKind });
export type FlowPeriod = z.infer<typeof FlowPeriod>;

/** `quarter.2026-07-01` */
export const FlowPeriodId = z
  .string()
  .check(z.regex(/^(month|quarter|year)\.(19|20|21)\d{2}-(0[1-9]|1[0-2])-01$/));

export function flowPeriodId({ kind, from }: FlowPeriod): string {
  return `${kind}.${from}`;
}

/** A period with those that it is the sum of: none for a month. */
export interface PeriodInParts {
  readonly period: FlowPeriod;
  readonly parts: readonly PeriodInParts[];
}

/** Since when a pass counts again: the first month of the calendar year before the one of its last month. */
export function firstMonthCounted(last: Month): Month {
  return `${Number(last.slice(0, 4)) - 1}-01`;
}

/** The months, quarters and years that lie whole between two months, both in it: each after those that it is the sum of. */
export function flowPeriods(first: Month, last: Month): readonly PeriodInParts[] {
  const months = monthsBetween(first, last).map((month) => ({
    period: { kind: 'month', ...monthBounds(month) } satisfies FlowPeriod,
    parts: [],
  }));
  const quarters = longer('quarter', months, 3);
  return [...months, ...quarters, ...longer('year', quarters, 4)];
}

/** What a period is made of, so many to each, where all of them are there. */
function longer(
  kind: 'quarter' | 'year',
  parts: readonly PeriodInParts[],
  many: number,
): readonly PeriodInParts[] {
  const byPeriod = Map.groupBy(parts, ({ period }) => periodOf(kind, period.from, 1).from);
  return [...byPeriod.values()].flatMap((own) => {
    const [one] = own;
    if (one === undefined || own.length < many) return [];
    const { from, to } = periodOf(kind, one.period.from, 1);
    return [{ period: { kind, from, to }, parts: own }];
  });
}

/** The months of a period, both ends in it. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}
