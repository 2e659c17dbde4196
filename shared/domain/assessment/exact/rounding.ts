import { type Exact, fraction } from './exact.ts';

/** Points and rates are shown, added and compared with two digits. */
const PLACES = 2;
const CENTS = 10n ** BigInt(PLACES);

/**
 * The one rounding rule (四舍五入): to two digits, a half away from zero. It is applied once to each number that is
 * printed (an indicator's points, a year's total); totals are sums of rounded points, so that a printed table adds up.
 */
export function rounded(value: Exact): Exact {
  return fraction(centsOf(value), CENTS);
}

/** The rounded value in hundredths. */
export function centsOf({ top, bottom }: Exact): bigint {
  const magnitude = top < 0n ? -top : top;
  const cents = (2n * magnitude * CENTS + bottom) / (2n * bottom);
  return top < 0n ? -cents : cents;
}

/** The rounded value as text, always with two digits: `96.67`, `-0.40`, `25.00`. */
export function twoDigits(value: Exact): string {
  const cents = centsOf(value);
  const magnitude = cents < 0n ? -cents : cents;
  const part = String(magnitude % CENTS).padStart(PLACES, '0');
  return `${cents < 0n ? '-' : ''}${magnitude / CENTS}.${part}`;
}
