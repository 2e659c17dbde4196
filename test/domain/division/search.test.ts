import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../shared/domain/division/code.ts';
import { directoryOf } from '../../../shared/domain/division/directory.ts';
import type { Division } from '../../../shared/domain/division/division.ts';
import { type DivisionQuery, search } from '../../../shared/domain/division/search.ts';

function row(code: string, name: string, initials: string, rest: Partial<Division> = {}): Division {
  return {
    code,
    name,
    level: levelOf(code),
    validFrom: null,
    fromPrecision: 'day',
    validTo: null,
    toPrecision: 'day',
    predecessors: [],
    successors: [],
    partsTo: [],
    initials,
    ...rest,
  };
}

const directory = directoryOf([
  row('33', '浙江省', 'zjs'),
  row('3301', '杭州市', 'hzs'),
  row('330106', '西湖区', 'xhq'),
  row('330106002', '北山街道', 'bsjd'),
  row('330106008', '西湖风景街道', 'xhfjjd'),
  row('330106109', '西湖镇', 'xhz', { validTo: '2020-01-01' }),
  row('330127', '淳安县', 'cax'),
  row('330127101', '新西湖镇', 'xxhz'),
  row('36', '江西省', 'jxs'),
  row('3601', '南昌市', 'ncs'),
  row('360103', '西湖区', 'xhq'),
  row('360103001', '西湖街道', 'xhjd'),
]);
const codes = (query: Partial<DivisionQuery> & { readonly text: string }): string[] =>
  search(directory, { limit: 20, date: '2024-01-01', ...query }).map(({ code }) => code);

describe('search', () => {
  it('by code: what begins with the digits, upper levels first', () => {
    expect(codes({ text: '3301' })).toEqual([
      '3301',
      '330106',
      '330127',
      '330106002',
      '330106008',
      '330127101',
    ]);
    expect(codes({ text: '0106' })).toEqual([]);
  });

  it('by name: exact, then without the suffix, then what only contains it', () => {
    expect(codes({ text: '西湖区' })).toEqual(['330106', '360103']);
    expect(codes({ text: '西湖' })).toEqual(['330106', '360103', '360103001', '330106008', '330127101']);
    expect(codes({ text: '浙江' })).toEqual(['33']);
  });

  it('by pinyin initials, from their beginning', () => {
    expect(codes({ text: 'xhq' })).toEqual(['330106', '360103']);
    expect(codes({ text: 'XH' })).toEqual(['330106', '360103', '330106008', '360103001']);
    expect(codes({ text: 'hq' })).toEqual([]);
  });

  it('by a path of words in either writing, with gaps, or run together', () => {
    expect(codes({ text: '杭州 西湖' })).toEqual(['330106', '330106008', '330127101']);
    expect(codes({ text: '南昌　西湖区' })).toEqual(['360103']);
    expect(codes({ text: '浙江/北山' })).toEqual(['330106002']);
    expect(codes({ text: 'hz xhq' })).toEqual(['330106']);
    expect(codes({ text: '江西 南昌 西湖 西湖街道' })).toEqual(['360103001']);
    expect(codes({ text: '南昌西湖区' })).toEqual(['360103']);
    expect(codes({ text: '西湖 杭州' })).toEqual([]);
    // One division answers for one word only.
    expect(codes({ text: '南昌 南昌 西湖区' })).toEqual([]);
  });

  it('within a division, at a level, on a day, up to a limit', () => {
    expect(codes({ text: '西湖', within: '36' })).toEqual(['360103', '360103001']);
    expect(codes({ text: '西湖', level: 'township' })).toEqual(['360103001', '330106008', '330127101']);
    expect(codes({ text: '西湖', date: '2019-12-31', within: '330106' })).toEqual([
      '330106',
      '330106109',
      '330106008',
    ]);
    expect(codes({ text: '西湖', limit: 1 })).toEqual(['330106']);
    // Without a date ended divisions are found too, behind those that are valid.
    expect(search(directory, { text: '西湖', level: 'township', limit: 9 }).map(({ code }) => code)).toEqual([
      '360103001',
      '330106109',
      '330106008',
      '330127101',
    ]);
  });

  it('takes full-width letters and digits, and finds nothing for nothing', () => {
    expect(codes({ text: ' ｘｈｑ ' })).toEqual(['330106', '360103']);
    expect(codes({ text: '３３０１０６' })).toEqual(['330106', '330106002', '330106008']);
    for (const text of ['', '   ', '/', '%', '.*', '('.repeat(100), '𠮷'.repeat(40)]) {
      expect([text, codes({ text })]).toEqual([text, []]);
    }
  });
});
