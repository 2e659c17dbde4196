import { addDays } from '../../calendar/date.ts';
import type { Streak } from '../scheme/consequence.ts';
import type { AssessmentPeriod } from '../period.ts';
import type { Placing } from './rank.ts';

/** A locked quarter's place, or that it had none. */
export interface QuarterPlacing {
  readonly quarter: AssessmentPeriod;
  readonly placing: Placing | null;
}

/**
 * Whether a unit stood among the last n in this quarter and the ones directly before it. A quarter that is missing or without
 * a rank breaks the streak: nobody is called out for what was not assessed.
 */
export function isOnStreak(streak: Streak, quarters: readonly QuarterPlacing[]): boolean {
  const fromLatest = quarters.toSorted((a, b) => (a.quarter.from < b.quarter.from ? 1 : -1));
  const run = fromLatest.slice(0, streak.quarters);
  return (
    run.length === streak.quarters &&
    run.every(
      ({ quarter, placing }, index) =>
        placing !== null &&
        isAmongLast(placing, streak) &&
        (index === 0 || addDays(quarter.to, 1) === run[index - 1]?.quarter.from),
    )
  );
}

/** Ties across the border are out, and so is a group in which all are equal or that is too small. */
function isAmongLast({ place, fromLast, sharedBy, groupSize }: Placing, streak: Streak): boolean {
  return groupSize >= streak.smallestGroup && place > 1 && fromLast + sharedBy - 1 <= streak.last;
}
