import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import type { MonthlyReturn } from '../domain/assessment/monthly-return/monthly-return.ts';
import { returnIdOf } from '../domain/assessment/monthly-return/prefill-return.ts';
import { returnCase } from '../domain/assessment/monthly-return/return-case.ts';
import { addDays } from '../domain/calendar/date.ts';
import { type Month, monthBounds, monthOf } from '../domain/calendar/period.ts';

/** An office with the codes whose people are its own by the end of a month. */
export interface OfficeThen {
  readonly office: string;
  readonly formerly: readonly string[];
}

/** The returns of the month before, of an office and of those that it took over since: their closings are its opening. */
export async function returnsBefore(
  cases: Pick<CaseStore, 'one'>,
  { office, formerly }: OfficeThen,
  month: Month,
): Promise<readonly MonthlyReturn[]> {
  const before = monthOf(addDays(monthBounds(month).from, -1));
  const found = await Promise.all(
    [office, ...formerly].map((code) => cases.one(returnCase, returnIdOf(code, before))),
  );
  return found.filter((one) => one !== undefined);
}
