import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumberOf, isRealDate } from '../../../shared/domain/calendar/civil-day.ts';
import {
  addDays,
  compareDates,
  daysBetween,
  LocalDate,
  weekdayOf,
} from '../../../shared/domain/calendar/date.ts';
import {
  Instant,
  instantOf,
  millisecondsOf,
  shanghaiDateOf,
  startOfDayInShanghai,
} from '../../../shared/domain/calendar/instant.ts';
import {
  monthBounds,
  monthOf,
  nextMonth,
  nextQuarter,
  quarterBounds,
  quarterOf,
} from '../../../shared/domain/calendar/period.ts';

const anyDay = fc.integer({ min: -25_567, max: 84_000 }); // 1900 to 2199
const anyDate = anyDay.map(dateOfDayNumber);
const anyMs = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2199, 0, 1) });

describe('a date', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '2026-12-31'])(
    '%s is accepted',
    (text) => {
      expect(z.safeParse(LocalDate, text).success).toBe(true);
    },
  );

  it.each([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'a century is no leap year'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-13-01', 'no 13th month'],
    ['2026-00-10', 'no month 0'],
    ['2026-01-00', 'no day 0'],
    ['2026-1-1', 'no leading zeros'],
    ['20260101', 'no dashes'],
    ['2026-01-01T00:00:00.000Z', 'an instant'],
    ['0115-03-01', 'a year of the Republic'],
    ['2569-03-01', 'a Buddhist year'],
    ['1448-01-01', 'a Hijri year'],
    ['２０２６-01-01', 'full-width digits'],
    [' 2026-01-01', 'a space'],
    ['2026-01-01\n', 'a line end'],
    ['', 'nothing'],
  ])('%j is refused: %s', (text) => {
    expect(z.safeParse(LocalDate, text).success).toBe(false);
  });

  it('agrees with the built-in UTC calendar, day by day and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
        const builtIn = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dateOfDayNumber(day)).toBe(builtIn);
        expect(dayNumberOf(builtIn)).toBe(day);
        expect(weekdayOf(builtIn)).toBe(new Date(day * 86_400_000).getUTCDay() || 7);
      }),
    );
  });

  it('exists exactly where the built-in calendar reads it back unchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const builtIn = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
        expect(isRealDate(text)).toBe(builtIn === text);
      }),
    );
  });

  it('adds and subtracts days as inverses, and sorts as it counts', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)));
      }),
    );
  });

  it('is not invented where there is none', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('2026-02-30');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError);
  });
});

describe('an instant', () => {
  it.each([
    '2026-03-01T02:03:04Z',
    '2026-03-01T02:03:04.567+08:00',
    '2026-03-01T24:00:00.000Z',
    '2026-02-30T00:00:00.000Z',
    '2026-03-01 02:03:04.567Z',
  ])('%s is not of our form', (text) => {
    expect(z.safeParse(Instant, text).success).toBe(false);
  });

  it('agrees with the built-in clock, there and back', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const builtIn = new Date(ms).toISOString();
        expect(instantOf(ms)).toBe(builtIn);
        expect(millisecondsOf(builtIn)).toBe(ms);
        expect(z.safeParse(Instant, builtIn).success).toBe(true);
      }),
    );
  });

  it('turns its Shanghai day at 16:00 UTC', () => {
    expect(shanghaiDateOf('2026-09-30T15:59:59.999Z')).toBe('2026-09-30');
    expect(shanghaiDateOf('2026-09-30T16:00:00.000Z')).toBe('2026-10-01');
    expect(startOfDayInShanghai('2026-10-01')).toBe('2026-09-30T16:00:00.000Z');
    expect(startOfDayInShanghai('2024-03-01')).toBe('2024-02-29T16:00:00.000Z');
  });

  it('has the Shanghai day that the time zone data names', () => {
    const named = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(shanghaiDateOf(instantOf(ms))).toBe(named.format(ms));
      }),
    );
  });

  it('lies between the starts of its day and of the next', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const instant = instantOf(ms);
        const day = shanghaiDateOf(instant);
        expect(startOfDayInShanghai(day) <= instant).toBe(true);
        expect(instant < startOfDayInShanghai(addDays(day, 1))).toBe(true);
      }),
    );
  });
});

describe('a period', () => {
  it('is named and bounded', () => {
    expect(quarterOf('2026-09-30')).toBe('2026Q3');
    expect(monthOf('2026-09-30')).toBe('2026-09');
    expect(quarterBounds('2026Q1')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(quarterBounds('2026Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(monthBounds('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthBounds('2026-02').to).toBe('2026-02-28');
    expect([nextQuarter('2026Q4'), nextMonth('2026-12')]).toEqual(['2027Q1', '2027-01']);
  });

  it('holds exactly its own days', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        for (const { from, to } of [quarterBounds(quarterOf(date)), monthBounds(monthOf(date))]) {
          expect(from <= date && date <= to).toBe(true);
        }
        const { from, to } = quarterBounds(quarterOf(date));
        expect(quarterOf(addDays(from, 91 - daysBetween(from, to)))).toBe(quarterOf(date));
        expect(quarterOf(from)).toBe(quarterOf(to));
        expect(quarterOf(addDays(from, -1))).not.toBe(quarterOf(date));
      }),
    );
  });

  it.each(['2026Q5', '2026-Q1', '2026Q0', ''])('%j is no quarter', (text) => {
    expect(() => quarterBounds(text)).toThrow(RangeError);
  });
});

describe('the zone of the process', () => {
  const script = `
    const date = await import('./shared/domain/calendar/date.ts');
    const instant = await import('./shared/domain/calendar/instant.ts');
    const { dueFrom } = await import('./shared/domain/deadline/due.ts');
    const { officialCalendar } = await import('./shared/calendar/official-calendar.ts');
    const part = { ruleId: 'r-1', days: 5, unit: 'working', rollToWorkingDay: true };
    console.log(JSON.stringify([
      new Date(2026, 0, 1).getTimezoneOffset(),
      date.addDays('2026-03-08', 1), date.weekdayOf('2026-01-04'), instant.shanghaiDateOf('2026-01-03T16:00:00.000Z'),
      instant.startOfDayInShanghai('2026-11-01'), dueFrom(part, '2026-01-03T16:00:00.000Z', officialCalendar()),
    ]));`;
  const inZone = (TZ: string) =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ, NODE_OPTIONS: '' },
        encoding: 'utf8',
      }),
    ) as [number, ...unknown[]];

  it('changes nothing', () => {
    const [west, ...inLosAngeles] = inZone('America/Los_Angeles');
    const [east, ...inKiritimati] = inZone('Pacific/Kiritimati');
    expect([west, east]).toEqual([480, -840]);
    expect(inLosAngeles).toEqual(inKiritimati);
    expect(inLosAngeles.slice(0, 4)).toEqual(['2026-03-09', 7, '2026-01-04', '2026-10-31T16:00:00.000Z']);
    expect(inLosAngeles[4]).toMatchObject({ startedOn: '2026-01-04', dueOn: '2026-01-09' });
  });
});
