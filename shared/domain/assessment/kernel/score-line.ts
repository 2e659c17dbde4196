import {
  compareExact,
  type Exact,
  exactOf,
  fraction,
  HUNDRED,
  larger,
  minus,
  smaller,
  sumOf,
  times,
  ZERO,
} from '../exact/exact.ts';
import { twoDigits } from '../exact/rounding.ts';
import type { Measured } from '../measure/measured.ts';
import { type Measure, MEASURES, type MeasureId, measureNamed } from '../measure/measures.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { type RulesOfLine, rulesOfLine } from '../scheme/rules-of-line.ts';
import { earnedByBoth, earnedByLevel, percentOf, progressMade, shortfall } from './line-earnings.ts';
import type { LineResult, Reason } from './result.ts';
import type { ScoreInput } from './score-input.ts';

/** A line by its own points, before the others' are redistributed; `earned` null: not applicable. */
export interface ScoredLine {
  readonly indicator: Indicator;
  readonly earned: Exact | null;
  readonly shown: Omit<LineResult, 'maximum' | 'earned' | 'category'>;
}

/** Scores one line. Throws where its measure is not registered or was not measured: the scheme was not checked. */
export function scoreLine(indicator: Indicator, input: ScoreInput): ScoredLine {
  const measure = measureNamed(indicator.measure);
  if (!measure) throw new Error(`no measure ${indicator.measure}: the scheme was not checked`);
  const measured = measuredOf(input, indicator.measure);
  const { scheme, unit, period, agreement, overrides } = input;
  const rules = rulesOfLine(scheme, indicator, unit.division, period.from, agreement, overrides);
  const shown = {
    indicator: indicator.id,
    measure: indicator.measure,
    numerator: measured.numerator,
    denominator: measured.denominator,
    rate: measure.shape === 'ratio' && measured.denominator > 0 ? twoDigits(percentOf(measured)) : null,
    target: rules.target,
    targetSetBy: rules.setBy,
    method: rules.method.kind,
    points: twoDigits(exactOf(indicator.points)),
    cases: [],
  };
  if (measure.shape === 'ratio' && measured.denominator < indicator.minimumN) {
    const reason: Reason = measured.denominator === 0 ? 'not-applicable' : 'too-few-records';
    return { indicator, earned: null, shown: { ...shown, reason } };
  }
  const value = measure.shape === 'ratio' ? percentOf(measured) : fraction(measured.numerator);
  const progress = progressOf(indicator, input, rules, value);
  const byLevel = earnedByLevel(indicator, rules, value, measure.better);
  const byBoth =
    progress === null
      ? byLevel
      : earnedByBoth(indicator, byLevel, progress, isBelowAverage(indicator, input, value));
  const cases = casesOf(indicator, input);
  const lostByCases = sumOf(cases.map(({ lost }) => lost));
  const earned = larger(exactOf(indicator.floor), minus(byBoth, lostByCases));
  return {
    indicator,
    earned,
    shown: {
      ...shown,
      reason: reasonOf(measure, rules, value, lostByCases),
      cases: cases.map((entry) => ({ ...entry, lost: twoDigits(entry.lost) })),
      ...(progress !== null && { progress: twoDigits(times(progress, HUNDRED)) }),
    },
  };
}

/** Null where progress has no part in the line, or nothing before to be measured from. */
function progressOf(
  indicator: Indicator,
  { before }: ScoreInput,
  rules: RulesOfLine,
  value: Exact,
): Exact | null {
  const earlier = before?.[indicator.measure as MeasureId];
  if (!indicator.levelAndProgress || !earlier || earlier.denominator < indicator.minimumN) return null;
  return progressMade(value, percentOf(earlier), exactOf(rules.target));
}

function isBelowAverage(indicator: Indicator, { peers }: ScoreInput, value: Exact): boolean {
  const together = peers[indicator.measure as MeasureId];
  return together !== undefined && together.denominator > 0 && compareExact(value, percentOf(together)) < 0;
}

function casesOf(indicator: Indicator, input: ScoreInput) {
  return indicator.cases.map(({ measure, perCase, atMost }) => {
    const cases = measuredOf(input, measure).numerator;
    const lost = times(fraction(cases), exactOf(perCase));
    return { measure, cases, lost: atMost === undefined ? lost : smaller(lost, exactOf(atMost)) };
  });
}

function reasonOf(measure: Measure, rules: RulesOfLine, value: Exact, lostByCases: Exact): Reason {
  const isShort = compareExact(shortfall(value, exactOf(rules.target), measure.better), ZERO) > 0;
  const hasCases = compareExact(lostByCases, ZERO) > 0;
  if (isShort) return hasCases ? 'below-target-and-cases' : 'below-target';
  return hasCases ? 'cases-deducted' : 'target-reached';
}

/** The measured numbers behind a name; throws where they were not measured. */
export function measuredOf({ measured, unit }: ScoreInput, name: string): Measured {
  const found = Object.hasOwn(MEASURES, name) ? measured[name as MeasureId] : undefined;
  if (!found) throw new Error(`${name} was not measured for ${unit.unitId}`);
  return found;
}
