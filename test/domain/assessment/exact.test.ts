import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/domain/assessment/exact/canonical.ts';
import {
  compareExact,
  exactOf,
  fraction,
  minus,
  over,
  plus,
  sumOf,
  times,
} from '../../../shared/domain/assessment/exact/exact.ts';
import { rounded, twoDigits } from '../../../shared/domain/assessment/exact/rounding.ts';

const value = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([top, bottom]) => fraction(top, bottom));

describe('exact numbers', () => {
  it('do not drift where floats do', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(plus(exactOf('0.1'), exactOf('0.2'))).toEqual(exactOf('0.3'));
    expect(sumOf(Array.from({ length: 1000 }, () => exactOf('0.1')))).toEqual(fraction(100));
  });

  it('are a field: what is added or multiplied is taken back', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        if (b.top !== 0n) expect(times(over(a, b), b)).toEqual(a);
        expect(compareExact(a, b)).toBe(-compareExact(b, a) + 0);
      }),
    );
  });

  it.each(['', '1.', '.5', '1e3', '1,5', ' 1', 'NaN', '--1'])('refuse %j', (text) => {
    expect(() => exactOf(text)).toThrow('not a decimal number');
  });

  it('refuse a zero denominator and a number that is not whole', () => {
    expect(() => fraction(1, 0)).toThrow('division by zero');
    expect(() => fraction(0.5)).toThrow(RangeError);
  });
});

describe('the rounding rule', () => {
  it.each([
    ['0.004', '0.00'],
    ['0.005', '0.01'],
    ['2.675', '2.68'],
    ['1.005', '1.01'],
    ['-0.005', '-0.01'],
    ['-0.004', '0.00'],
    ['99.995', '100.00'],
  ])('%s becomes %s', (text, shown) => {
    expect(twoDigits(exactOf(text))).toBe(shown);
  });

  it('moves a value by half a hundredth at most, and a second time not at all', () => {
    fc.assert(
      fc.property(value, (exact) => {
        const once = rounded(exact);
        const moved = minus(once, exact);
        expect(compareExact(moved, exactOf('0.005'))).toBeLessThanOrEqual(0);
        expect(compareExact(moved, exactOf('-0.005'))).toBeGreaterThanOrEqual(0);
        expect(rounded(once)).toEqual(once);
        expect(exactOf(twoDigits(exact))).toEqual(once);
      }),
    );
  });
});

describe('the canonical text', () => {
  it('does not depend on the order of keys, and leaves absent fields out', () => {
    expect(canonical({ b: [1, 'x', null], a: { d: true, c: undefined } })).toBe(
      '{"a":{"d":true},"b":[1,"x",null]}',
    );
  });

  it('is read back as the same value by any JSON reader', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
        ),
        (record) => {
          const plain = Object.fromEntries(Object.entries(record).filter(([key]) => key !== '__proto__'));
          expect(JSON.parse(canonical(plain))).toEqual(
            JSON.parse(JSON.stringify(plain, (_, v: unknown) => (Object.is(v, -0) ? 0 : v))),
          );
        },
      ),
    );
  });

  it.each([[0.1], [NaN], [2 ** 60], [1n], [new Map()], [new Date(0)], [[undefined]], [() => 1]])(
    'refuses %s',
    (bad) => {
      expect(() => canonical({ bad })).toThrow(/not a whole number|no plain data/);
    },
  );
});
