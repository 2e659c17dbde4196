import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parentCodeOf } from '../../../shared/domain/division/code.ts';
import { ancestorsOn, childrenOn, divisionOn, periodsOf } from '../../../shared/domain/division/directory.ts';
import { coversDay } from '../../../shared/domain/calendar/covers-day.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from '../../../shared/domain/division/lineage.ts';
import { search } from '../../../shared/domain/division/search.ts';
import { loadDirectory } from '../../../shared/divisions/load.ts';

const directory = loadDirectory();
const TODAY = '2026-11-24';
const goesTo = (code: string, on: string): string => {
  const found = successorsOf(directory, code, '2020-06-01', on);
  return 'division' in found ? `${found.kind} ${found.division.code}` : found.kind;
};

describe('the national list', () => {
  it('has all counties and townships of the end of 2024', () => {
    const today = directory.rows.filter((row) => coversDay(row, '2024-12-31'));
    expect(today.filter(({ level }) => level === 'county')).toHaveLength(2853);
    expect(today.filter(({ level }) => level === 'township')).toHaveLength(40_894);
    expect(today.filter(({ level }) => level === 'province')).toHaveLength(31);
  });

  it('hangs every division of today under one that is valid today', () => {
    const orphans = directory.rows.filter((row) => {
      const parent = parentCodeOf(row.code);
      return (
        coversDay(row, TODAY) &&
        parent !== undefined &&
        divisionOn(directory, parent, TODAY).kind === 'refused'
      );
    });
    expect(orphans.map(({ code, name }) => `${code} ${name}`)).toEqual([]);
  });

  it('knows the cities without counties', () => {
    for (const [city, townships] of [
      ['620200', 5],
      ['441900', 36],
      ['442000', 23],
      ['460400', 18],
    ] as const) {
      expect([city, childrenOn(directory, city, TODAY).length]).toEqual([city, townships]);
      expect(ancestorsOn(directory, city, TODAY).map(({ code }) => code)).toEqual([
        city.slice(0, 4),
        city.slice(0, 2),
      ]);
    }
  });

  it('names only successors that exist, and every chain ends', () => {
    for (const row of directory.rows) {
      for (const heir of [...row.successors, ...row.partsTo]) {
        expect(periodsOf(directory, heir), `${row.code} ${row.name} -> ${heir}`).not.toEqual([]);
      }
    }
    fc.assert(
      fc.property(fc.constantFrom(...directory.rows.filter((row) => row.validTo !== null)), (row) => {
        expect(['one', 'split', 'none', 'same']).toContain(
          successorsOf(directory, row.code, '2008-01-01', TODAY).kind,
        );
      }),
    );
  });
});

describe('Hangzhou, reorganised on 9 April 2021', () => {
  it.each([
    ['330103', '2021-04-08', 'same 330103'],
    ['330103', '2021-04-09', 'one 330105'],
    ['330103', '2021-04-10', 'one 330105'],
    ['330104', '2021-04-08', 'same 330104'],
    ['330104', '2021-04-09', 'one 330102'],
    ['330109', '2021-04-09', 'same 330109'],
    ['330110', '2021-04-09', 'same 330110'],
    // Townships: of 江干 to 上城 and to 钱塘, of 萧山 to 钱塘, of 余杭 to 临平, of 下城 to 拱墅.
    ['330104005', '2021-04-08', 'same 330104005'],
    ['330104005', '2021-04-09', 'one 330102011'],
    ['330104009', '2021-04-09', 'one 330114002'],
    ['330109008', '2021-04-09', 'one 330114003'],
    ['330110102', '2021-04-10', 'one 330113100'],
    ['330103002', '2021-04-10', 'one 330105013'],
  ])('%s on %s: %s', (code, on, expected) => {
    expect(goesTo(code, on)).toBe(expected);
  });

  it('the new districts are refused the day before, by name, code and date', () => {
    expect(divisionOn(directory, '330114', '2021-04-08')).toEqual({
      kind: 'refused',
      refusal: {
        name: 'division-not-yet-valid',
        code: '330114',
        date: '2021-04-08',
        validFrom: '2021-04-09',
      },
    });
    expect(divisionOn(directory, '330114', '2021-04-09').kind).toBe('found');
    expect(divisionOn(directory, '330103', '2021-04-09')).toMatchObject({
      refusal: { name: 'division-abolished', successors: ['330105'] },
    });
  });

  it('an heir reads what it took over whole, and only that', () => {
    const former = (code: string) =>
      predecessorsFullyAbsorbedBy(directory, code, TODAY).map((row) => row.code);
    expect(former('330105')).toEqual(['330103']);
    expect(former('330102')).toEqual([]); // 330104 lost a part to 330114
    expect(former('330102011')).toEqual(['330104005']);
    expect(former('330114')).toEqual([]);
  });
});

describe('search', () => {
  const found = (text: string, limit = 5) =>
    search(directory, { text, limit, date: TODAY }).map(({ code }) => code);
  it('finds by code, name, path and pinyin initials', () => {
    expect(found('330106', 1)).toEqual(['330106']);
    expect(found('固始', 1)).toEqual(['411525']);
    expect(found('杭州 西湖', 1)).toEqual(['330106']);
    expect(found('gsx', 40)).toContain('411525');
    expect(found('没有这个地方')).toEqual([]);
  });
});
