import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { HolidayCalendar } from '../domain/calendar/holiday-calendar.ts';
import { calendarFrom } from './holiday-data.ts';

let calendar: HolidayCalendar | undefined;

/**
 * China's official calendar, from the data of the installed `chinese-days`. The library's functions are not used: they
 * call every weekday of a year they do not know a working day, without a word, and read dates in the process's zone.
 */
export function officialCalendar(): HolidayCalendar {
  calendar ??= calendarFrom(data);
  return calendar;
}
