import { reasonSentence } from '../kernel/reason-words.ts';
import type { BonusResult, LineResult } from '../kernel/result.ts';
import { MEASURES, type MeasureId } from '../measure/measures.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { ExportedResult } from './exported-result.ts';
import { type Cell, count, decimal, type Sheet, text } from './sheet.ts';

const COLUMNS = [
  text('责任单位代码', 16),
  text('责任单位', 16),
  text('类别代码', 18),
  text('类别', 18),
  text('指标代码', 28),
  text('考核指标', 22),
  text('统计指标代码', 28),
  text('统计指标', 22),
  count('分子'),
  count('分母'),
  decimal('比率（%）'),
  decimal('目标值'),
  text('目标值来源', 12),
  decimal('方案分值'),
  decimal('本期满分'),
  decimal('得分'),
  text('得分理由代码', 22),
  text('得分理由', 60),
];

const TARGETS = { scheme: '方案', override: '县级规定', agreement: '责任书' } as const;
const BONUS = '加分项';

/** 逐项得分: every scored line of the results with its reason, then their bonuses. */
export function lineSheet(scheme: Scheme, results: readonly ExportedResult[]): Sheet {
  return { id: 'lines', zh: '逐项得分', columns: COLUMNS, rows: rowsOf(scheme, results) };
}

function* rowsOf(scheme: Scheme, results: readonly ExportedResult[]): Iterable<readonly Cell[]> {
  const words = wordsOf(scheme);
  for (const { result, name } of results) {
    const { unitId, lines, bonuses } = result.score;
    for (const line of lines) yield [unitId, name, ...lineCells(line, words)];
    for (const bonus of bonuses) yield [unitId, name, ...bonusCells(bonus, words)];
  }
}

type Words = ReadonlyMap<string, string>;

function wordsOf({ categories, bonuses }: Scheme): Words {
  return new Map([
    ...categories.map(({ id, zh }) => [`category ${id}`, zh] as const),
    ...categories.flatMap(({ indicators }) => indicators.map(({ id, zh }) => [`line ${id}`, zh] as const)),
    ...bonuses.map(({ id, zh }) => [`bonus ${id}`, zh] as const),
  ]);
}

function lineCells(line: LineResult, words: Words): readonly Cell[] {
  const { category, indicator, measure, numerator, denominator, rate, target, reason } = line;
  return [
    category,
    words.get(`category ${category}`) ?? category,
    indicator,
    words.get(`line ${indicator}`) ?? indicator,
    measure,
    MEASURES[measure as MeasureId].zh,
    numerator,
    denominator,
    rate,
    target,
    TARGETS[line.targetSetBy],
    line.points,
    line.maximum,
    line.earned,
    reason,
    reasonSentence(line).zh,
  ];
}

function bonusCells({ bonus, measure, count: counted, earned }: BonusResult, words: Words): readonly Cell[] {
  const zh = words.get(`bonus ${bonus}`) ?? bonus;
  const named = MEASURES[measure as MeasureId].zh;
  const reason = `${named}${counted}，加${earned}分。`;
  const none = [null, null, null, null, null, null] as const;
  return ['bonus', BONUS, bonus, zh, measure, named, counted, ...none, earned, 'bonus', reason];
}
