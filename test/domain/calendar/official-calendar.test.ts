import { execFileSync } from 'node:child_process';
import library from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { calendarFrom } from '../../../shared/calendar/holiday-data.ts';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import { addDays, daysBetween } from '../../../shared/domain/calendar/date.ts';
import { isWorkingDay } from '../../../shared/domain/calendar/working-days.ts';

/** 国务院办公厅关于2026年部分节假日安排的通知, 4 November 2025: first and last day off, then weekends worked. */
const NOTICE_2026 = {
  off: [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ],
  worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
} as const;

function daysOf(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

/** Which of the days the library calls working days; asked in Shanghai's zone, since it reads dates in the process's. */
function workedByLibrary(days: readonly string[]): string[] {
  const script = `const { default: library } = await import('chinese-days');
    const { readFileSync } = await import('node:fs');
    const days = JSON.parse(readFileSync(0, 'utf8'));
    console.log(JSON.stringify(days.filter((date) => library.isWorkday(date))));`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: 'Asia/Shanghai', NODE_OPTIONS: '' },
    input: JSON.stringify(days),
    encoding: 'utf8',
  });
  return JSON.parse(answer) as string[];
}

const in2026 = (days: ReadonlySet<string>) => [...days].filter((date) => date.startsWith('2026')).sort();

const calendar = officialCalendar();

describe('the official calendar', () => {
  it('equals the notice of 2026: 33 days off, 6 weekends worked', () => {
    const off = NOTICE_2026.off.flatMap(([from, to]) => daysOf(from, to));
    expect(off).toHaveLength(33);
    expect(in2026(calendar.holidays)).toEqual(off);
    expect(in2026(calendar.workingWeekends)).toEqual(NOTICE_2026.worked);
  });

  it('is known through the last year of the data, and says so of the days beyond', () => {
    const last = Math.max(...Object.keys(library.holidays).map((date) => Number(date.slice(0, 4))));
    expect(calendar.knownThrough).toBe(`${last}-12-31`);
    expect(isWorkingDay(`${last + 1}-01-01`, calendar).provisional).toBe(true);
  });

  it('agrees with the library on every day of the years in the data', () => {
    const days = daysOf('2004-01-01', calendar.knownThrough);
    expect(days.filter((date) => isWorkingDay(date, calendar).working)).toEqual(workedByLibrary(days));
  });

  it('must keep guarding against the library, which calls New Year of an unknown year a working day without a word', () => {
    // If this fails, the library has learnt to say that it does not know: then ask it, and drop the guard.
    const unknown = Number(calendar.knownThrough.slice(0, 4)) + 1;
    const newYear = [1, 2, 3].map((day) => `${unknown}-01-0${day}`);
    expect(workedByLibrary(newYear)).not.toEqual([]);
    expect(Object.keys(library.holidays).some((date) => date > calendar.knownThrough)).toBe(false);
  });

  it('takes the days around New Year as unsettled, from which five earlier notices took some', () => {
    const changed = [...calendar.holidays, ...calendar.workingWeekends].filter(
      (date) => date.slice(5) >= '12-20',
    );
    expect(new Set(changed.map((date) => date.slice(0, 4))).size).toBe(5);
    expect(changed.every((date) => date.slice(5) > calendar.settledThrough.slice(5))).toBe(true);
  });
});

const dates = (...years: number[]) =>
  Object.fromEntries(
    years.flatMap((year) => daysOf(`${year}-10-01`, `${year}-10-07`)).map((date) => [date, '']),
  );

describe('holiday data that is not whole is refused', () => {
  it('accepts whole years', () => {
    expect(calendarFrom({ holidays: dates(2025, 2026), workdays: {} }).knownThrough).toBe('2026-12-31');
  });

  it.each([
    ['nothing at all', {}, 'is empty'],
    ['a year missing between two', dates(2024, 2026), '0 days off in 2025'],
    ['a last year cut short', { ...dates(2026), '2027-01-01': '' }, '1 days off in 2027'],
    ['a key that is no date', { ...dates(2026), '2026-02-30': '' }, '2026-02-30'],
  ])('%s', (_, holidays, message) => {
    expect(() => calendarFrom({ holidays, workdays: {} })).toThrow(message);
  });
});
