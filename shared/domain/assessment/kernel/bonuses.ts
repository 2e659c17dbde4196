import { type Exact, exactOf, fraction, over, smaller, sumOf, times } from '../exact/exact.ts';
import { rounded, twoDigits } from '../exact/rounding.ts';
import type { BonusResult } from './result.ts';
import type { ScoreInput } from './score-input.ts';
import { measuredOf } from './score-line.ts';

/** 加分: points for each whole portion of a count, up to the item's most, all items together up to the scheme's. */
export function bonusesOf(input: ScoreInput): {
  readonly items: readonly BonusResult[];
  readonly sum: Exact;
} {
  const { bonuses, bonusAtMost } = input.scheme;
  const scored = bonuses.map(({ id, measure, per, points, atMost }) => {
    const { numerator: count } = measuredOf(input, measure);
    const { top, bottom } = over(fraction(count), exactOf(per));
    const earned = rounded(smaller(exactOf(atMost), times(fraction(top / bottom), exactOf(points))));
    return { id, measure, count, earned };
  });
  return {
    items: scored.map(({ id, measure, count, earned }) => ({
      bonus: id,
      measure,
      count,
      earned: twoDigits(earned),
    })),
    sum: smaller(rounded(exactOf(bonusAtMost)), sumOf(scored.map(({ earned }) => earned))),
  };
}
