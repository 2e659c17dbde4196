import {
  compareExact,
  type Exact,
  exactOf,
  minus,
  ZERO,
} from '../../shared/domain/assessment/exact/exact.ts';
import { reasonSentence } from '../../shared/domain/assessment/kernel/reason-words.ts';
import type { LineResult } from '../../shared/domain/assessment/kernel/result.ts';
import { periodWords } from '../../shared/domain/assessment/period-words.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { widthOf } from '../cli/showing.ts';
import type { CountyRanking } from './ranking.ts';

/** Lines of a unit that say why it stands where it does. */
const MOST_REASONS = 3;

/**
 * The later quarter's table beside the places of the one before, and why the first is first and the last last: names are masked, for
 * the numbers are invented.
 */
export function rankingText(
  ranking: CountyRanking,
  before: CountyRanking | undefined,
  names: ReadonlyMap<string, string>,
): string {
  const { placings, scores, scheme, period, isLocked } = ranking;
  const placeBefore = new Map(before?.placings.map(({ unitId, place }) => [unitId, place]));
  const rows = placings.map(({ unitId, place }) => [
    String(place),
    names.get(unitId) ?? '–',
    scores.get(unitId)?.total ?? '–',
    gradeWords(scheme, scores.get(unitId)?.grade),
    String(placeBefore.get(unitId) ?? '–'),
  ]);
  const state = isLocked ? '已定稿 locked' : '初评 provisional';
  const first = placings[0]?.unitId;
  const last = placings.at(-1)?.unitId;
  return [
    `${periodWords(period)}考核：某县各乡镇（街道）名次，${state}`,
    `assessment of ${period.from} to ${period.to}: how the townships of one county rank (names are masked)`,
    ...table([['名次', '单位', '得分', '等次', '上季名次'], ...rows]),
    ...(first === undefined ? [] : why(ranking, first, names, '第一 why it is first')),
    ...(last === undefined || last === first ? [] : why(ranking, last, names, '最后 why it is last')),
  ].join('\n');
}

function why(
  { scores, scheme, consequences }: CountyRanking,
  unitId: string,
  names: ReadonlyMap<string, string>,
  what: string,
): readonly string[] {
  const lines = scores.get(unitId)?.lines ?? [];
  const isFirst = what.startsWith('第一');
  const judged = lines.filter(({ maximum }) => compareExact(exactOf(maximum), ZERO) > 0);
  const shown = judged
    .filter((line) => isFirst || compareExact(lostOf(line), ZERO) > 0)
    .toSorted((a, b) => compareExact(lostOf(b), lostOf(a)) * (isFirst ? -1 : 1))
    .slice(0, MOST_REASONS);
  const follows = consequences
    .filter((one) => one.unitId === unitId)
    .map(({ from, rule }) => ruleWords(scheme, from, rule));
  return [
    `  ${names.get(unitId)} ${what}`,
    ...shown.flatMap((line) => {
      const { zh, en } = reasonSentence(line);
      return [`    ${zh}`, `      ${en}`];
    }),
    ...(follows.length > 0 ? [`    结果运用 what follows: ${[...new Set(follows)].join('; ')}`] : []),
  ];
}

function lostOf({ maximum, earned }: LineResult): Exact {
  return minus(exactOf(maximum), exactOf(earned));
}

function gradeWords({ bands }: Scheme, grade: string | null | undefined): string {
  const band = bands.find(({ id }) => id === grade);
  return band ? `${band.zh} ${band.en}` : '–';
}

function ruleWords(scheme: Scheme, from: 'band' | 'outcome' | 'streak', rule: string): string {
  const rules = { band: scheme.bands, outcome: scheme.outcomes, streak: scheme.streaks }[from];
  const found = rules.find(({ id }) => id === rule);
  return found ? `${found.zh} ${found.en}` : rule;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
  return rows.map((row) =>
    `  ${row.map((text, i) => text + ' '.repeat((widths[i] ?? 0) - widthOf(text))).join('  ')}`.trimEnd(),
  );
}
