import { addDays, type LocalDate } from '../../calendar/date.ts';
import { type AssessmentPeriod, periodBefore, type PeriodKind, periodOf } from '../period.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { schemeInForce } from '../scheme/scheme-in-force.ts';

/** The year comes last: its total is made from the locked quarters and a check (`kernel/year-total.ts`). */
const KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half-year', 'year'];

/** A run that was missed is made up for while its period ended so lately: a quarter back. */
const CATCH_UP_DAYS = 92;

/** A period that the cycle assesses, by the version of the scheme in force on its first day. */
export interface CyclePart {
  readonly scheme: Scheme;
  readonly period: AssessmentPeriod;
}

/**
 * What the cycle has assessed by a day, or should have: for every scheme each month, quarter, half-year and year that ended in
 * the last 92 days, those that ended first before the others. The month's run is due on the 1st for the month before.
 */
export function cycleUntil(schemes: readonly Scheme[], today: LocalDate): readonly CyclePart[] {
  const oldest = addDays(today, -CATCH_UP_DAYS);
  const ids = [...new Set(schemes.map(({ schemeId }) => schemeId))];
  return ids
    .flatMap((schemeId) => {
      // One that ended lately still has its last periods; all versions of a scheme have the same first month.
      const begun = schemes.find((one) => one.schemeId === schemeId && one.effectiveFrom <= today);
      const firstMonth = begun?.year.firstMonth;
      return firstMonth === undefined
        ? []
        : KINDS.flatMap((kind) => endedPeriods(kind, today, firstMonth, oldest)).flatMap((period) => {
            const scheme = schemeInForce(schemes, schemeId, period.from);
            return scheme === undefined ? [] : [{ scheme, period }];
          });
    })
    .sort((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0));
}

function endedPeriods(
  kind: PeriodKind,
  today: LocalDate,
  firstMonth: number,
  oldest: LocalDate,
): readonly AssessmentPeriod[] {
  const ended: AssessmentPeriod[] = [];
  let period = periodBefore(periodOf(kind, today, firstMonth));
  while (period.to >= oldest) {
    ended.push(period);
    period = periodBefore(period);
  }
  return ended;
}
