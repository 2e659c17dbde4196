import { expect, it } from 'vitest';
import { composeRows } from '../../../scripts/divisions/compose.ts';
import { directoryOf } from '../../../shared/domain/division/directory.ts';
import type { Division } from '../../../shared/domain/division/division.ts';
import { search } from '../../../shared/domain/division/search.ts';
import { loadDirectory } from '../../../shared/divisions/load.ts';
import { pack, packedDirectory } from '../../../shared/divisions/packed.ts';

const composed = composeRows();
const plain = directoryOf(composed);
const inOrder = (rows: readonly Division[]): Division[] =>
  [...rows].sort((a, b) =>
    a.code !== b.code ? (a.code < b.code ? -1 : 1) : (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1,
  );

it('is what its lists say, period for period: run scripts/divisions/pack.ts when this fails', () => {
  expect(inOrder(loadDirectory().rows)).toEqual(inOrder(composed));
});

it('packs to the same bytes whatever the order of the rows', () => {
  const few = composed.filter(({ code }) => code.startsWith('3301'));
  expect(pack([...few].reverse()).equals(pack(few))).toBe(true);
});

it('answers about a code, and what is below it, as the unpacked rows do', () => {
  const packed = loadDirectory();
  for (const code of [
    '33',
    '3301',
    '330103',
    '330106',
    '330105014',
    '110101',
    '11',
    '4690',
    '46',
    '660000',
    '99',
    '7',
  ]) {
    expect(packed.byCode.get(code)).toEqual(plain.byCode.get(code));
    expect(packed.codesUnder.get(code)).toEqual(plain.codesUnder.get(code));
    expect(inOrder(packed.rowsOfProvince(code.slice(0, 2)))).toEqual(
      inOrder(plain.rowsOfProvince(code.slice(0, 2))),
    );
  }
});

it.each([
  '灵隐',
  '330106',
  '3',
  '99',
  'xhq',
  'x',
  '杭州 西湖',
  '杭州西湖',
  '区',
  '西',
  '11',
  '110101001',
  '659',
  '㙇',
  'hzxh',
])('finds for %s what a look at every row finds', (text) => {
  const query = { text, limit: 60_000 };
  expect(search(loadDirectory(), query)).toEqual(search(plain, query));
  expect(search(loadDirectory(), { ...query, date: '2021-04-09', within: '33' })).toEqual(
    search(plain, { ...query, date: '2021-04-09', within: '33' }),
  );
});

it('holds nothing for a list of nothing', () => {
  const none = packedDirectory(pack([]));
  expect(none.rows).toEqual([]);
  expect(none.byCode.get('33')).toBeUndefined();
});
