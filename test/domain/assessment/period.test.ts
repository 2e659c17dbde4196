import { describe, expect, it } from 'vitest';
import { instantsOf, periodBefore, periodOf, quartersOf } from '../../../shared/domain/assessment/period.ts';

describe('an assessment period', () => {
  it.each([
    ['month', '2028-02-29', 1, '2028-02-01', '2028-02-29'],
    ['quarter', '2026-06-30', 1, '2026-04-01', '2026-06-30'],
    ['half-year', '2026-07-01', 1, '2026-07-01', '2026-12-31'],
    ['year', '2026-01-01', 1, '2026-01-01', '2026-12-31'],
    // An assessment year from December: its first quarter crosses New Year.
    ['quarter', '2026-01-15', 12, '2025-12-01', '2026-02-28'],
    ['quarter', '2026-03-01', 12, '2026-03-01', '2026-05-31'],
    ['half-year', '2026-11-30', 12, '2026-06-01', '2026-11-30'],
    ['year', '2026-11-30', 12, '2025-12-01', '2026-11-30'],
    ['year', '2026-12-01', 12, '2026-12-01', '2027-11-30'],
  ] as const)('%s of %s with first month %i', (kind, day, firstMonth, from, to) => {
    expect(periodOf(kind, day, firstMonth)).toEqual({ kind, from, to });
  });

  it('knows the one before it, over New Year and a leap day', () => {
    expect(periodBefore({ kind: 'quarter', from: '2026-01-01', to: '2026-03-31' })).toEqual({
      kind: 'quarter',
      from: '2025-10-01',
      to: '2025-12-31',
    });
    expect(periodBefore({ kind: 'month', from: '2028-03-01', to: '2028-03-31' }).to).toBe('2028-02-29');
  });

  it('has four quarters in a year, without a gap', () => {
    const quarters = quartersOf(periodOf('year', '2026-05-05', 12));
    expect(quarters.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2025-12-01 2026-02-28',
      '2026-03-01 2026-05-31',
      '2026-06-01 2026-08-31',
      '2026-09-01 2026-11-30',
    ]);
  });

  it('begins and ends at midnight in Shanghai', () => {
    expect(instantsOf({ kind: 'quarter', from: '2026-04-01', to: '2026-06-30' })).toEqual({
      start: '2026-03-31T16:00:00.000Z',
      end: '2026-06-30T16:00:00.000Z',
    });
  });
});
