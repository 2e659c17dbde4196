/**
 * An exact fraction in lowest terms, `bottom` above zero. Points are never held in binary floating-point: 0.1 + 0.2 of a
 * point must be 0.3, and the same inputs must give the same bytes on every machine.
 */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

const DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/;

export const ZERO: Exact = { top: 0n, bottom: 1n };
export const HUNDRED: Exact = { top: 100n, bottom: 1n };

/** A fraction of two whole numbers; throws on a zero denominator and on what is no whole number. */
export function fraction(top: bigint | number, bottom: bigint | number = 1n): Exact {
  return lowest(BigInt(top), BigInt(bottom));
}

/** Texts that were read before: a scheme has some dozens, and every unit is scored by them. */
const known = new Map<string, Exact>();
const MOST_KNOWN = 1_000;

/** The value of a decimal text, `12.5`; throws on anything else. */
export function exactOf(decimal: string): Exact {
  const seen = known.get(decimal);
  if (seen) return seen;
  const read = readDecimal(decimal);
  if (known.size < MOST_KNOWN) known.set(decimal, read);
  return read;
}

function readDecimal(decimal: string): Exact {
  const [, sign, whole, part = ''] = DECIMAL.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal number: ${decimal}`);
  const top = BigInt(whole + part);
  return lowest(sign === '-' ? -top : top, 10n ** BigInt(part.length));
}

export function plus(a: Exact, b: Exact): Exact {
  return lowest(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function minus(a: Exact, b: Exact): Exact {
  return lowest(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
}

export function times(a: Exact, b: Exact): Exact {
  return lowest(a.top * b.top, a.bottom * b.bottom);
}

/** Throws where `b` is zero. */
export function over(a: Exact, b: Exact): Exact {
  return lowest(a.top * b.bottom, a.bottom * b.top);
}

/** -1, 0 or 1, for sorting. */
export function compareExact(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function smaller(a: Exact, b: Exact): Exact {
  return compareExact(a, b) <= 0 ? a : b;
}

export function larger(a: Exact, b: Exact): Exact {
  return compareExact(a, b) >= 0 ? a : b;
}

export function sumOf(values: readonly Exact[]): Exact {
  return values.reduce(plus, ZERO);
}

function lowest(top: bigint, bottom: bigint): Exact {
  if (bottom === 0n) throw new RangeError('division by zero');
  const shared = commonDivisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom);
  const sign = bottom < 0n ? -1n : 1n;
  return { top: (sign * top) / shared, bottom: (sign * bottom) / shared };
}

/** Nearly always both are small, and plain whole numbers are ten times as fast; they are exact up to 2^53. */
function commonDivisor(a: bigint, b: bigint): bigint {
  if (a <= MOST_PLAIN && b <= MOST_PLAIN) return BigInt(plainDivisor(Number(a), Number(b)));
  return b === 0n ? a : commonDivisor(b, a % b);
}

const MOST_PLAIN = BigInt(Number.MAX_SAFE_INTEGER);

function plainDivisor(a: number, b: number): number {
  let larger = a;
  let rest = b;
  while (rest !== 0) [larger, rest] = [rest, larger % rest];
  return larger;
}
