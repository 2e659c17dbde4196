import { addDays, type LocalDate } from '../../calendar/date.ts';
import { monthBounds, monthOf } from '../../calendar/period.ts';
import { periodOf, quartersOf } from '../period.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** The last day of the assessment year that a day lies in. */
export function yearEndOf({ year }: Scheme, day: LocalDate): LocalDate {
  return periodOf('year', day, year.firstMonth).to;
}

/** The first days of the quarters of the same assessment year before a day. */
export function earlierQuartersOf({ year }: Scheme, day: LocalDate): readonly LocalDate[] {
  return quartersOf(periodOf('year', day, year.firstMonth))
    .map(({ from }) => from)
    .filter((from) => from < day);
}

/**
 * The last day on which both sides can still sign targets from a day on. A first agreement of the year until the end of its
 * first month, before any period that it holds for is over; an amendment before the day itself: targets that a unit has
 * been working by are not changed behind it.
 */
export function lastDayToSign(from: LocalDate, isAmendment: boolean): LocalDate {
  return isAmendment ? addDays(from, -1) : monthBounds(monthOf(from)).to;
}
