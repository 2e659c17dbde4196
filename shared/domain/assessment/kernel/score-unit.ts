import { canonical } from '../exact/canonical.ts';
import { compareExact, type Exact, exactOf, fraction, over, plus, sumOf, times } from '../exact/exact.ts';
import { rounded, twoDigits } from '../exact/rounding.ts';
import { peerGroupOf } from '../scheme/peer-group.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { bonusesOf } from './bonuses.ts';
import { gradeOf } from './grade.ts';
import { type Maxima, pointsOf } from './redistribute.ts';
import type { LineResult, UnitScore } from './result.ts';
import { essentialInput, type ScoreInput } from './score-input.ts';
import { type ScoredLine, scoreLine } from './score-line.ts';
import { percentKnown, yearScoreOf } from './year-total.ts';

/** A digest of a text, for example SHA-256 in hex; the domain has none of its own. */
export type Digest = (text: string) => string;

const digestsKnown = new WeakMap<Scheme, { readonly by: Digest; readonly is: string }>();

/** The digest of a scheme, made once for the many units that are scored by it. */
export function schemeDigest(scheme: Scheme, digest: Digest): string {
  const known = digestsKnown.get(scheme);
  if (known?.by === digest) return known.is;
  const is = digest(canonical(scheme));
  digestsKnown.set(scheme, { by: digest, is });
  return is;
}

/**
 * Scores a unit: from measured numbers to points, total and grade. The same input gives the same value, and `canonical` of
 * it the same bytes. Throws on a scheme that `checkScheme` would refuse and on measures that are missing.
 */
export function scoreUnit(
  input: ScoreInput,
  digest: Digest,
  ofScheme = schemeDigest(input.scheme, digest),
): UnitScore {
  const essential = essentialInput(input);
  const { scheme, period, unit } = essential;
  const about = {
    unitId: unit.unitId,
    kind: unit.kind,
    peerGroup: peerGroupOf(scheme, unit).id,
    period,
    schemeId: scheme.schemeId,
    schemeVersion: scheme.version,
    inputDigest: digest(canonical({ ...essential, scheme: ofScheme })),
  };
  if (essential.year) {
    const year = yearScoreOf(scheme, essential.year, essential.falsehoods);
    return { ...about, lines: [], bonuses: [], applicable: percentKnown(year.parts), ...year };
  }
  const lines = scheme.categories.flatMap((category) =>
    category.indicators.map((indicator) => ({
      category: category.id,
      line: scoreLine(indicator, essential),
    })),
  );
  const applicable = new Set(lines.flatMap(({ line }) => (line.earned === null ? [] : [line.indicator.id])));
  const { maxima, percent } = pointsOf(scheme, applicable);
  const results = lines.map(({ category, line }) => finished(scheme, category, line, maxima));
  const bonus = bonusesOf(essential);
  const isAssessed = maxima !== null && compareExact(percent, exactOf(scheme.leastApplicable)) >= 0;
  return {
    ...about,
    lines: results.map(({ result }) => result),
    bonuses: bonus.items,
    applicable: twoDigits(percent),
    ...judged(essential, isAssessed ? plus(sumOf(results.map(({ earned }) => earned)), bonus.sum) : null),
  };
}

function judged(
  { scheme, falsehoods }: ScoreInput,
  total: Exact | null,
): Pick<UnitScore, 'total' | 'passed' | 'grade' | 'gradeByTotal' | 'cappedBy'> {
  if (total === null) return { total: null, passed: null, grade: null, gradeByTotal: null, cappedBy: [] };
  return {
    total: twoDigits(total),
    passed: scheme.passLine === undefined ? null : compareExact(total, exactOf(scheme.passLine)) >= 0,
    ...gradeOf(scheme, total, falsehoods),
  };
}

/** A line with its share of the redistributed points; rounded here, once. */
function finished(
  scheme: Scheme,
  category: string,
  { indicator, earned, shown }: ScoredLine,
  maxima: Maxima | null,
): { readonly result: LineResult; readonly earned: Exact } {
  const maximum = fraction(maxima?.get(indicator.id) ?? 0n, 100n);
  const inFull = scheme.notApplicable === 'as-earned' && maxima !== null ? exactOf(indicator.points) : null;
  const kept = earned ?? inFull;
  const points = kept === null ? fraction(0) : rounded(over(times(kept, maximum), exactOf(indicator.points)));
  const { indicator: id, ...rest } = shown;
  return {
    result: {
      indicator: id,
      category,
      ...rest,
      maximum: twoDigits(maximum),
      earned: twoDigits(points),
    },
    earned: points,
  };
}
