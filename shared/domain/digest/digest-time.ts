import { addDays } from '../calendar/date.ts';
import type { HolidayCalendar } from '../calendar/holiday-calendar.ts';
import {
  type Instant,
  instantOf,
  millisecondsOf,
  shanghaiDateOf,
  startOfDayInShanghai,
} from '../calendar/instant.ts';
import { addWorkingDays, isWorkingDay, workingDayFrom } from '../calendar/working-days.ts';

const HOUR_MS = 3_600_000;
/** The digest is for the morning: 9:00 in Shanghai. */
const FROM_HOUR = 9;
/** A machine that was off sends it later; after the end of office hours nobody is there to read it. */
const UNTIL_HOUR = 18;

function hourOf(date: string, hour: number): Instant {
  return instantOf(millisecondsOf(startOfDayInShanghai(date)) + hour * HOUR_MS);
}

/** The first 9:00 of a working day that comes after `now`. */
export function nextDigestAt(now: Instant, calendar: HolidayCalendar): Instant {
  const today = shanghaiDateOf(now);
  const from = now < hourOf(today, FROM_HOUR) ? today : addDays(today, 1);
  return hourOf(workingDayFrom(from, calendar).date, FROM_HOUR);
}

/** Whether a digest of today may go out now. */
export function isDigestTime(now: Instant, calendar: HolidayCalendar): boolean {
  const today = shanghaiDateOf(now);
  return (
    isWorkingDay(today, calendar).working &&
    now >= hourOf(today, FROM_HOUR) &&
    now < hourOf(today, UNTIL_HOUR)
  );
}

/** What came since then is new today: 9:00 of the working day before. */
export function newSince(today: string, calendar: HolidayCalendar): Instant {
  return hourOf(addWorkingDays(today, -1, calendar).date, FROM_HOUR);
}

export function minutesAfter(now: Instant, minutes: number): Instant {
  return instantOf(millisecondsOf(now) + minutes * 60_000);
}
