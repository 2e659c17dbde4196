import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parentCodeOf } from '../../../shared/domain/division/code.ts';
import { directoryOf, divisionOn, periodsOf } from '../../../shared/domain/division/directory.ts';
import { coversDay } from '../../../shared/domain/calendar/covers-day.ts';
import type { Division } from '../../../shared/domain/division/division.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from '../../../shared/domain/division/lineage.ts';
import { search } from '../../../shared/domain/division/search.ts';
import { parseChange } from '../../../scripts/divisions/dated-change.ts';
import { loadDirectory } from '../../../shared/divisions/load.ts';

const directory = loadDirectory();
const TODAY = '2026-11-24';
const label = ({ code, name, validFrom, validTo }: Division): string =>
  `${code} ${name} ${validFrom ?? ''}..${validTo ?? ''}`;
const goesTo = (code: string, from: string, on = TODAY): string => {
  const found = successorsOf(directory, code, from, on);
  if (found.kind === 'split') return `split ${found.candidates.map((division) => division.code).join()}`;
  return 'division' in found ? `${found.kind} ${found.division.code}` : found.kind;
};
const day = fc
  .integer({ min: 0, max: 365 * 20 })
  .map((n) => new Date(Date.UTC(2008, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const manyPeriods = [...Map.groupBy(directory.rows, ({ code }) => code).values()].filter(
  (periods) => periods.length > 1,
);
const ended = directory.rows.filter(({ validTo }) => validTo !== null);

describe('every row', () => {
  it('has a parent in the directory', () => {
    const orphans = directory.rows.filter(({ code }) => {
      const parent = parentCodeOf(code);
      return parent !== undefined && periodsOf(directory, parent).length === 0;
    });
    expect(orphans.map(label)).toEqual([]);
  });

  it('lasts at least a day', () => {
    const empty = directory.rows.filter(
      ({ validFrom, validTo }) => validFrom !== null && validTo !== null && validTo <= validFrom,
    );
    expect(empty.map(label)).toEqual([]);
  });

  it('stands alone on each day of its code', () => {
    expect(manyPeriods.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.constantFrom(...manyPeriods), day, (periods, date) => {
        expect(periods.filter((period) => coversDay(period, date)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('went to heirs that are valid on the day', () => {
    const broken = ended.filter(({ validTo, successors }) =>
      successors.some((heir) => divisionOn(directory, heir, validTo ?? '').kind === 'refused'),
    );
    expect(broken.map(label)).toEqual([]);
  });

  it('is told to its heirs, so that both ends know', () => {
    const silent = ended.filter(({ code, successors, partsTo }) =>
      [...successors, ...partsTo].some(
        (heir) => !periodsOf(directory, heir).some(({ predecessors }) => predecessors.includes(code)),
      ),
    );
    expect(silent.map(label)).toEqual([]);
  });

  it('leads to today or says that nothing is left, and never walks in circles', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ended), day, (row, date) => {
        const { trace } = successorsOf(directory, row.code, '2008-01-01', date);
        expect(new Set(trace.map(({ code, on }) => `${code} ${on}`)).size).toBe(trace.length);
        expect(trace.every(({ on }) => on <= date)).toBe(true);
      }),
    );
  });
});

describe('county changes', () => {
  it.each([
    ['542431', '2016-01-01', 'one 540630'],
    ['341422', '2010-01-01', 'one 340281'], // 无为 moved to 芜湖 in 2011 and became a city in 2019
    ['632121', '2012-01-01', 'one 630203'], // 平安 went to 海东 in 2013 and became a district in 2015
    ['130103', '2014-01-01', 'split 130102,130104'],
    ['522401', '2011-01-01', 'one 520502'],
    ['330621', '2013-01-01', 'one 330603'], // three towns to 越城 are a part, the body is 柯桥
    ['469003', '2015-01-01', 'one 460400'],
  ])('%s of %s: %s', (code, from, expected) => {
    expect(goesTo(code, from)).toBe(expected);
  });

  it('a body that lost towns is not wholly its heir’s to read', () => {
    const former = (code: string) =>
      predecessorsFullyAbsorbedBy(directory, code, TODAY).map((row) => row.code);
    expect(former('330603')).toEqual([]);
    expect(former('630203')).toEqual(['630221', '632121']);
  });

  it('keeps the name of the day', () => {
    const nameOn = (code: string, date: string) => {
      const found = divisionOn(directory, code, date);
      return found.kind === 'found' ? found.division.name : found.refusal.name;
    };
    expect(nameOn('420607', '2010-11-25')).toBe('襄阳区');
    expect(nameOn('420607', '2010-11-26')).toBe('襄州区');
    expect(nameOn('4206', '2010-11-25')).toBe('襄樊市');
    expect(goesTo('420607', '2010-01-01')).toBe('same 420607');
  });

  it('refuses an unknown, an ended and a coming code, each by name', () => {
    const refusal = (code: string, date: string) => {
      const found = divisionOn(directory, code, date);
      return found.kind === 'refused' ? found.refusal : undefined;
    };
    expect(refusal('999999', TODAY)).toEqual({ name: 'division-unknown', code: '999999', date: TODAY });
    expect(refusal('110103', TODAY)).toMatchObject({
      name: 'division-abolished',
      code: '110103',
      validTo: '2010-06-28',
      successors: ['110101'],
    });
    expect(refusal('500157', '2025-11-05')).toMatchObject({
      name: 'division-not-yet-valid',
      validFrom: '2025-11-06',
    });
  });

  it('accepts a new code in the whole of a year that is all we know', () => {
    expect(divisionOn(directory, '140213', '2018-03-01').kind).toBe('found');
    expect(divisionOn(directory, '140213', '2017-12-31').kind).toBe('refused');
    expect(divisionOn(directory, '140202', '2018-03-01').kind).toBe('found');
  });
});

describe('Chongqing, 6 November 2025', () => {
  it.each([
    ['500105', '2025-11-05', 'same 500105'],
    ['500105', '2025-11-06', 'one 500157'],
    ['500112', '2025-11-07', 'one 500157'],
    ['500109', '2025-11-07', 'same 500109'],
    ['500109008', '2025-11-05', 'same 500109008'],
  ])('%s on %s: %s', (code, on, expected) => {
    expect(goesTo(code, '2020-06-01', on)).toBe(expected);
  });

  it('moves every township of the two districts', () => {
    const left = directory.rows.filter(
      (row) => row.level === 'township' && /^5001(05|12)/.test(row.code) && row.validTo === null,
    );
    expect(left.map(label)).toEqual([]);
  });
});

describe('township codes elsewhere', () => {
  it('follow their county on its day, or a change of their own by the year', () => {
    expect(goesTo('330185002', '2016-01-01', '2017-07-17')).toBe('same 330185002');
    expect(goesTo('330185002', '2016-01-01', '2017-07-18')).toMatch(/^one 330112/);
    const own = ended.filter(({ level, source }) => level === 'township' && source?.startsWith('china-div'));
    expect(own.length).toBeGreaterThan(3000);
    expect(own.every(({ toPrecision }) => toPrecision === 'year')).toBe(true);
  });
});

describe('search, ended divisions too', () => {
  const found = (text: string, date?: string) =>
    search(directory, { text, limit: 20, ...(date === undefined ? {} : { date }) }).map(({ code }) => code);
  it('by full name, initials and the old name', () => {
    expect(found('西湖区', TODAY).slice(0, 2)).toEqual(['330106', '360103']);
    expect(found('xhq', TODAY)).toContain('330106');
    expect(found('杭州西湖', TODAY)[0]).toBe('330106');
    expect(found('下城区')).toContain('330103');
    expect(found('xcq')).toContain('330103');
    expect(found('下城区', TODAY)).not.toContain('330103');
  });
});

describe('a directory', () => {
  it('is refused where two periods of a code overlap', () => {
    const [row] = periodsOf(directory, '330106');
    if (row === undefined) throw new Error('330106 is missing');
    expect(() => directoryOf([row, { ...row, validFrom: '2020-01-01' }])).toThrow('overlap');
  });

  it('is refused where a line of the changes is none', () => {
    expect(() => parseChange(['moved', '2020-01-01', 'day', '330106', '西湖区'])).toThrow(
      'not a dated change',
    );
  });
});
