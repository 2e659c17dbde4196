import type { Placing } from '../kernel/rank.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { UnitKind } from '../unit.ts';
import type { ExportedResult } from './exported-result.ts';
import { type Cell, count, decimal, type Sheet, text } from './sheet.ts';

const COLUMNS = [
  text('责任单位代码', 16),
  text('责任单位', 16),
  text('单位类型', 10),
  text('同类分组代码', 16),
  text('同类分组', 16),
  count('名次'),
  decimal('总分'),
  text('等次代码', 14),
  text('等次', 10),
  decimal('可适用比例（%）'),
  count('版本'),
  text('计入截止时间（UTC）', 26),
  text('输入摘要', 66),
];

export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  county: '县（市、区）',
  township: '乡镇（街道）',
  department: '部门',
  village: '村',
  community: '社区',
  area: '责任区（网格）',
};

/** 考核结果: what each unit came to; places only once they are locked. */
export function resultSheet(
  scheme: Scheme,
  results: readonly ExportedResult[],
  placings: readonly Placing[],
): Sheet {
  return { id: 'results', zh: '考核结果', columns: COLUMNS, rows: rowsOf(scheme, results, placings) };
}

function* rowsOf(
  { peerGroups, bands }: Scheme,
  results: readonly ExportedResult[],
  placings: readonly Placing[],
): Iterable<readonly Cell[]> {
  const places = new Map(placings.map(({ unitId, place }) => [unitId, place]));
  for (const { result, name } of results) {
    const { unitId, kind, peerGroup, total, grade, applicable, inputDigest } = result.score;
    yield [
      unitId,
      name,
      UNIT_KIND_WORDS[kind],
      peerGroup,
      peerGroups.find(({ id }) => id === peerGroup)?.zh ?? null,
      places.get(unitId) ?? null,
      total,
      grade,
      bands.find(({ id }) => id === grade)?.zh ?? null,
      applicable,
      result.revision,
      result.factsUntil,
      inputDigest,
    ];
  }
}
