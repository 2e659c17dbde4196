import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import { dateOfDayNumber, dayNumberOf } from '../../../shared/domain/calendar/civil-day.ts';
import { addDays } from '../../../shared/domain/calendar/date.ts';
import { makeHolidayCalendar } from '../../../shared/domain/calendar/holiday-calendar.ts';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  workingDayFrom,
} from '../../../shared/domain/calendar/working-days.ts';

const calendar = officialCalendar();
const withinData = fc
  .integer({ min: dayNumberOf('2004-01-01'), max: dayNumberOf('2026-10-31') })
  .map(dateOfDayNumber);

const works = (date: string) => isWorkingDay(date, calendar).working;

describe('working days', () => {
  it('follow days off and worked weekends', () => {
    expect(works('2026-02-13')).toBe(true); // Friday before the Spring Festival
    expect(works('2026-02-14')).toBe(true); // Saturday, worked
    expect(works('2026-02-16')).toBe(false); // Monday, off
    expect(works('2026-03-07')).toBe(false); // an ordinary Saturday
    expect(works('2026-10-10')).toBe(true); // Saturday, worked
  });

  it('jump over the Spring Festival of 2026 and count its worked Saturdays', () => {
    expect(addWorkingDays('2026-02-12', 3, calendar)).toEqual({ date: '2026-02-24', provisional: false });
    expect(addWorkingDays('2026-02-14', 5, calendar)).toEqual({ date: '2026-02-28', provisional: false });
    expect(countWorkingDays('2026-02-12', '2026-02-24', calendar).days).toBe(3);
    expect(workingDayFrom('2026-02-15', calendar).date).toBe('2026-02-24');
    expect(workingDayFrom('2026-02-14', calendar).date).toBe('2026-02-14');
  });

  it('are 248 in 2026', () => {
    // 261 days from Monday to Friday, of which the notice takes 19, and 6 weekends worked.
    expect(countWorkingDays('2025-12-31', '2026-12-31', calendar).days).toBe(248);
  });

  it('tell when they ran past what is known', () => {
    expect(addWorkingDays('2026-12-21', 5, calendar)).toEqual({ date: '2026-12-28', provisional: false });
    expect(addWorkingDays('2026-12-21', 6, calendar)).toEqual({ date: '2026-12-29', provisional: true });
    expect(addWorkingDays('2026-12-21', 9, calendar)).toEqual({ date: '2027-01-01', provisional: true });
    expect(isWorkingDay('2027-01-01', calendar)).toEqual({ working: true, provisional: true });
    expect(isWorkingDay('2026-12-28', calendar).provisional).toBe(false);
    expect(isWorkingDay('2026-12-29', calendar).provisional).toBe(true);
    expect(countWorkingDays('2027-03-01', '2027-02-01', calendar).provisional).toBe(false);
    expect(countWorkingDays('2026-12-01', '2027-02-01', calendar).provisional).toBe(true);
    expect(countWorkingDays('2027-02-01', '2026-12-01', calendar)).toEqual({ days: 0, provisional: false });
    expect(workingDayFrom('2026-12-29', calendar)).toEqual({ date: '2026-12-29', provisional: true });
  });

  it('counted backwards look at the days before only', () => {
    expect(addWorkingDays('2026-12-29', -1, calendar)).toEqual({ date: '2026-12-28', provisional: false });
    expect(addWorkingDays('2026-12-31', -1, calendar)).toEqual({ date: '2026-12-30', provisional: true });
    expect(addWorkingDays('2026-12-30', -2, calendar)).toEqual({ date: '2026-12-28', provisional: true });
    expect(addWorkingDays('2026-02-24', -2, calendar).date).toBe('2026-02-13');
    expect(addWorkingDays('2027-03-01', 0, calendar)).toEqual({ date: '2027-03-01', provisional: false });
  });

  it('adding and counting agree, and the day reached is worked', () => {
    fc.assert(
      fc.property(withinData, fc.integer({ min: 1, max: 40 }), (from, days) => {
        const { date } = addWorkingDays(from, days, calendar);
        expect(isWorkingDay(date, calendar).working).toBe(true);
        expect(countWorkingDays(from, date, calendar).days).toBe(days);
        expect(countWorkingDays(from, addDays(date, -1), calendar).days).toBe(days - 1);
      }),
    );
  });

  it('steps add up', () => {
    const step = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(withinData, step, step, (from, first, second) => {
        const halfWay = addWorkingDays(from, first, calendar).date;
        expect(addWorkingDays(halfWay, second, calendar).date).toBe(
          addWorkingDays(from, first + second, calendar).date,
        );
      }),
    );
  });
});

describe('a calendar that contradicts itself is refused', () => {
  const base = { knownThrough: '2026-12-31', holidays: ['2026-01-01'], workingWeekends: ['2026-01-04'] };
  it.each([
    [{ ...base, workingWeekends: ['2026-01-05'] }, '2026-01-05 is no weekend day'],
    [{ ...base, holidays: ['2026-01-04'] }, '2026-01-04 is both'],
    [{ ...base, holidays: ['2027-01-01'] }, '2027-01-01 is past'],
    [{ ...base, holidays: ['2026-02-30'] }, 'not a date: 2026-02-30'],
    [{ ...base, knownThrough: '2026-11-30' }, 'to the end of a year'],
    [{ ...base, settledThrough: '2027-01-03' }, 'settled through'],
  ])('%#: %j', (data, message) => {
    expect(() => makeHolidayCalendar(data)).toThrow(message);
  });
});
