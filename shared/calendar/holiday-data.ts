import { type HolidayCalendar, makeHolidayCalendar } from '../domain/calendar/holiday-calendar.ts';

/** The two maps that we read of the library's JSON; each key is a date. */
export interface HolidayData {
  readonly holidays: Readonly<Record<string, unknown>>;
  readonly workdays: Readonly<Record<string, unknown>>;
}

/** Fewer than any year since 2000, when the long holidays began: a year with fewer was cut short. */
const FEWEST_DAYS_OFF = 7;

/**
 * The calendar that the data of `chinese-days` describes, known through the last year in it. Throws where a year
 * between the first and the last is missing or was not read whole, because its days would pass for working days.
 */
export function calendarFrom(data: HolidayData): HolidayCalendar {
  const perYear = new Map<number, number>();
  for (const date of Object.keys(data.holidays)) {
    const year = Number(date.slice(0, 4));
    perYear.set(year, (perYear.get(year) ?? 0) + 1);
  }
  if (perYear.size === 0) throw new Error('the holiday data is empty');
  const last = Math.max(...perYear.keys());
  for (let year = Math.min(...perYear.keys()); year <= last; year += 1) {
    const days = perYear.get(year) ?? 0;
    if (days < FEWEST_DAYS_OFF)
      throw new Error(`the holiday data names ${days} days off in ${year}: not a whole year`);
  }
  return makeHolidayCalendar({
    knownThrough: `${last}-12-31`,
    holidays: Object.keys(data.holidays),
    workingWeekends: Object.keys(data.workdays),
  });
}
