import * as z from 'zod/mini';
import { type LocalDate, LocalDate as LocalDateSchema, weekdayOf } from './date.ts';

/**
 * What the State Council's yearly notices (部分节假日安排的通知) say: days off, weekends worked instead, and how far they
 * reach. Plain data; every day that they do not name is a working day from Monday to Friday, the years before the first
 * notice included: those will not be announced any more, so nothing about them is provisional.
 */
export interface HolidayCalendar {
  /** 31 December of the last year whose notice is known. */
  readonly knownThrough: LocalDate;
  /**
   * Last day that no later notice touches. The notice of a year also arranges the days around its New Year: five of the
   * 22 notices from 2005 to 2026 changed 29, 30 or 31 December of the year before.
   */
  readonly settledThrough: LocalDate;
  /** Days off, the weekend days inside a holiday among them. */
  readonly holidays: ReadonlySet<LocalDate>;
  /** Saturdays and Sundays that are worked (调休上班). */
  readonly workingWeekends: ReadonlySet<LocalDate>;
  /** Working days that no limit counts, each with its cause: the platform was down (`outage/stopped-days.ts`). */
  readonly stopped?: ReadonlyMap<LocalDate, string>;
}

/** Builds a calendar from lists; throws, naming the day, where they contradict each other or reach past their last year. */
export function makeHolidayCalendar(data: {
  readonly knownThrough: LocalDate;
  readonly settledThrough?: LocalDate;
  readonly holidays: Iterable<LocalDate>;
  readonly workingWeekends: Iterable<LocalDate>;
}): HolidayCalendar {
  const { knownThrough, settledThrough = `${knownThrough.slice(0, 4)}-12-28` } = data;
  const holidays = new Set(data.holidays);
  const workingWeekends = new Set(data.workingWeekends);
  if (!knownThrough.endsWith('-12-31'))
    throw new Error(`a calendar is known to the end of a year, not to ${knownThrough}`);
  if (settledThrough > knownThrough)
    throw new Error(`settled through ${settledThrough}, but known through ${knownThrough}`);
  for (const date of [...holidays, ...workingWeekends]) {
    if (!z.safeParse(LocalDateSchema, date).success) throw new Error(`not a date: ${date}`);
    if (date > knownThrough) throw new Error(`${date} is past ${knownThrough}, the last day known`);
  }
  for (const date of workingWeekends) {
    if (weekdayOf(date) < 6) throw new Error(`${date} is no weekend day and cannot be a worked weekend`);
    if (holidays.has(date)) throw new Error(`${date} is both a day off and a worked weekend`);
  }
  return { knownThrough, settledThrough, holidays, workingWeekends };
}
