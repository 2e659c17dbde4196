import {
  compareExact,
  type Exact,
  exactOf,
  fraction,
  HUNDRED,
  larger,
  minus,
  over,
  plus,
  smaller,
  times,
  ZERO,
} from '../exact/exact.ts';
import type { Measured } from '../measure/measured.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { RulesOfLine } from '../scheme/rules-of-line.ts';

type Numbers = Pick<Measured, 'numerator' | 'denominator'>;

/** Percent of a ratio; throws where there are no records. */
export function percentOf({ numerator, denominator }: Numbers): Exact {
  return fraction(BigInt(numerator) * 100n, denominator);
}

/** What a measured value falls short of its target by, never below zero: percentage points, an amount, or cases too many. */
export function shortfall(value: Exact, target: Exact, better: 'more' | 'less'): Exact {
  return larger(ZERO, better === 'more' ? minus(target, value) : minus(value, target));
}

/** The points by level alone, of the scheme's points, before cases and redistribution. */
export function earnedByLevel(
  indicator: Indicator,
  rules: RulesOfLine,
  value: Exact,
  better: 'more' | 'less',
): Exact {
  const points = exactOf(indicator.points);
  const target = exactOf(rules.target);
  if (rules.method.kind === 'proportional') {
    return times(points, smaller(fraction(1), over(value, target)));
  }
  const each = exactOf(rules.method.kind === 'per-point' ? rules.method.perPoint : rules.method.perCase);
  const lost = times(shortfall(value, target, better), each);
  return larger(ZERO, minus(points, smaller(lost, exactOf(indicator.mostLost ?? indicator.points))));
}

/** Part of the way from the last rate to the target that was made, 0 to 1; all of it where the target is reached. */
export function progressMade(now: Exact, before: Exact, target: Exact): Exact {
  if (compareExact(now, target) >= 0) return fraction(1);
  if (compareExact(now, before) <= 0) return ZERO;
  return over(minus(now, before), minus(target, before));
}

/**
 * Level and progress together: a unit at its peers' average or above earns mostly by level, one below mostly by progress
 * (Hunan 2017: 7:3 and 3:7).
 */
export function earnedByBoth(
  indicator: Indicator,
  byLevel: Exact,
  progress: Exact,
  isBelowAverage: boolean,
): Exact {
  const both = indicator.levelAndProgress;
  if (!both) return byLevel;
  const weights = isBelowAverage ? both.belowAverage : both.aboveAverage;
  const part = (weight: string, points: Exact) => over(times(exactOf(weight), points), HUNDRED);
  return plus(
    part(weights.level, byLevel),
    part(weights.progress, times(exactOf(indicator.points), progress)),
  );
}
