import { createRequire } from 'node:module';
import type { HolidayCalendar } from '../domain/calendar/holiday-calendar.ts';
import { calendarFrom, type HolidayData } from './holiday-data.ts';

/** Read when first asked for, from the package itself: 56 KB that would otherwise be part of every bundle. */
const require = createRequire(import.meta.url);
let calendar: HolidayCalendar | undefined;

/**
 * China's official calendar, from the data of the installed `chinese-days`. The library's functions are not used: they
 * call every weekday of a year they do not know a working day, without a word, and read dates in the process's zone.
 */
export function officialCalendar(): HolidayCalendar {
  calendar ??= calendarFrom(require('chinese-days/dist/chinese-days.json') as HolidayData);
  return calendar;
}
