import { compareExact, type Exact, fraction, minus, over, sumOf, times } from '../exact/exact.ts';

/**
 * Shares out a whole number of hundredths by weight, so that the shares add up to it exactly: each is rounded down, and what
 * is left goes one by one to the largest rests, the earlier line first (largest remainder). Throws where no weight is
 * above zero.
 */
export function apportion(total: bigint, weights: readonly Exact[]): readonly bigint[] {
  const sum = sumOf(weights);
  const shares = weights.map((weight, index) => {
    const exact = over(times(fraction(total), weight), sum);
    const whole = exact.top / exact.bottom;
    return { index, whole, rest: minus(exact, fraction(whole)) };
  });
  const left = total - shares.reduce((given, { whole }) => given + whole, 0n);
  const luckiest = shares
    .toSorted((a, b) => compareExact(b.rest, a.rest) || a.index - b.index)
    .slice(0, Number(left));
  const extra = new Set(luckiest.map(({ index }) => index));
  return shares.map(({ index, whole }) => whole + (extra.has(index) ? 1n : 0n));
}
