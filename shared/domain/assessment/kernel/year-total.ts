import { compareExact, exactOf, over, sumOf, times } from '../exact/exact.ts';
import { rounded, twoDigits } from '../exact/rounding.ts';
import type { FalsehoodFinding } from '../fact/finding.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { gradeOf } from './grade.ts';

/** A quarter as it was locked; its total is null where too little was applicable. */
export interface YearQuarter {
  readonly runId: string;
  readonly revision: number;
  readonly total: string | null;
}

/** What a year is made from: its four quarters in order, null where the unit has no result, and the signed year-end check. */
export interface YearInput {
  readonly quarters: readonly (YearQuarter | null)[];
  readonly yearEnd: { readonly number: number; readonly points: string } | null;
}

/** One part of a year: a quarter's locked total or the year-end check's; null where there is none. */
export interface YearPart {
  readonly part: 'q1' | 'q2' | 'q3' | 'q4' | 'year-end';
  /** Percent by the scheme. */
  readonly weight: string;
  readonly total: string | null;
}

export interface YearScore {
  readonly parts: readonly YearPart[];
  /** Null where no part has a total. */
  readonly total: string | null;
  readonly passed: boolean | null;
  readonly grade: string | null;
  readonly gradeByTotal: string | null;
  readonly cappedBy: readonly string[];
}

/**
 * The year from its quarters and the year-end check, weighted by the scheme. The weight of a part without a total is shared
 * by the others in proportion: a unit that began in May is not marked down for a quarter in which it did not exist.
 * `falsehoods`: the unit's, established in that year.
 */
export function yearScore(
  scheme: Scheme,
  quarters: readonly [string | null, string | null, string | null, string | null],
  yearEnd: string | null,
  falsehoods: readonly FalsehoodFinding[],
): YearScore {
  const [w1, w2, w3, w4] = scheme.year.quarters;
  const [q1, q2, q3, q4] = quarters;
  const parts: readonly YearPart[] = [
    { part: 'q1', weight: w1, total: q1 },
    { part: 'q2', weight: w2, total: q2 },
    { part: 'q3', weight: w3, total: q3 },
    { part: 'q4', weight: w4, total: q4 },
    { part: 'year-end', weight: scheme.year.yearEnd, total: yearEnd },
  ];
  const known = parts.flatMap(({ weight, total }) =>
    total === null ? [] : [{ weight: exactOf(weight), total: exactOf(total) }],
  );
  const weights = sumOf(known.map(({ weight }) => weight));
  if (weights.top === 0n)
    return { parts, total: null, passed: null, grade: null, gradeByTotal: null, cappedBy: [] };
  const total = rounded(over(sumOf(known.map((part) => times(part.weight, part.total))), weights));
  return {
    parts,
    total: twoDigits(total),
    passed: scheme.passLine === undefined ? null : compareExact(total, exactOf(scheme.passLine)) >= 0,
    ...gradeOf(scheme, total, falsehoods),
  };
}

/** The year of a unit from what it is made from. Throws on an input that has not four quarters. */
export function yearScoreOf(
  scheme: Scheme,
  { quarters, yearEnd }: YearInput,
  falsehoods: readonly FalsehoodFinding[],
): YearScore {
  const [q1, q2, q3, q4, ...more] = quarters.map((quarter) => quarter?.total ?? null);
  if (q1 === undefined || q2 === undefined || q3 === undefined || q4 === undefined || more.length > 0)
    throw new Error('a year has four quarters');
  return yearScore(scheme, [q1, q2, q3, q4], yearEnd?.points ?? null, falsehoods);
}

/** Percent of the year's weights that stand behind its total. */
export function percentKnown(parts: readonly YearPart[]): string {
  return twoDigits(sumOf(parts.flatMap(({ total, weight }) => (total === null ? [] : [exactOf(weight)]))));
}
