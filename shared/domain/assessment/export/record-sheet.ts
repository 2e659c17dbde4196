import { MEASURES, type MeasureId } from '../measure/measures.ts';
import type { ResultInput, UnitResult } from '../result/unit-result.ts';
import type { ExportedResult } from './exported-result.ts';
import { type Cell, type Sheet, text } from './sheet.ts';

const COLUMNS = [
  text('责任单位代码', 16),
  text('责任单位', 16),
  text('统计指标代码', 28),
  text('统计指标', 22),
  text('记录编号', 44),
  text('计入分子', 10),
];

/** 依据的记录: the records behind each measure that the result names, and whether each stands in its numerator. */
export function recordSheet({ result, name }: ExportedResult, { measured }: ResultInput): Sheet {
  return { id: 'records', zh: '依据的记录', columns: COLUMNS, rows: rowsOf(result, name, measured) };
}

function* rowsOf(
  { score }: UnitResult,
  name: string,
  measured: ResultInput['measured'],
): Iterable<readonly Cell[]> {
  for (const measure of measuresIn(score)) {
    const found = measured[measure];
    if (!found) continue;
    const good = new Set(found.numeratorRecords);
    // A finding may stand in the numerator alone.
    const all = [...new Set([...found.denominatorRecords, ...found.numeratorRecords])].sort();
    for (const record of all)
      yield [score.unitId, name, measure, MEASURES[measure].zh, record, good.has(record) ? '是' : '否'];
  }
}

/** In the order of the lines, each once: cases that cost points and bonuses have records too. */
function measuresIn({ lines, bonuses }: UnitResult['score']): readonly MeasureId[] {
  const named = [
    ...lines.flatMap(({ measure, cases }) => [measure, ...cases.map((one) => one.measure)]),
    ...bonuses.map(({ measure }) => measure),
  ];
  return [...new Set(named)] as MeasureId[];
}
