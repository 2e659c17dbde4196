import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom, randomOf, weightsOf } from '../../../local/demo/seeded-random.ts';

const draws = (random: { next(): number }, count: number): number[] =>
  Array.from({ length: count }, () => random.next());

describe('seeded random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(draws(randomOf('seed', 1), 50)).toEqual(draws(randomOf('seed', 1), 50));
    expect(draws(randomOf('seed', 1), 5)).not.toEqual(draws(randomOf('seed', 2), 5));
    expect(draws(randomOf('seed', 12), 5)).not.toEqual(draws(randomOf('seed1', 2), 5));
  });

  it('never change from one release to the next: a demo can be told again', () => {
    const random = randomOf('yipan', 'party', 1);
    expect([random.int(0, 999_999), random.int(0, 999_999), random.int(0, 999_999)]).toMatchInlineSnapshot(`
      [
        762480,
        729135,
        764229,
      ]
    `);
  });

  it('go on from a saved state', () => {
    const random = randomOf('seed');
    draws(random, 7);
    const saved = random.state();
    expect(draws(randomFrom(saved), 20)).toEqual(draws(random, 20));
  });

  it('are spread evenly: each of 100 equal classes gets about a hundredth of 100,000 draws', () => {
    const classes = Array.from({ length: 100 }, () => 0);
    for (const value of draws(randomOf('spread'), 100_000)) {
      const place = Math.floor(value * 100);
      classes[place] = (classes[place] ?? 0) + 1;
    }
    // Standard deviation 31.5; five of them.
    for (const count of classes) expect(Math.abs(count - 1000)).toBeLessThan(158);
  });

  it('stay within their bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, low, width) => {
        const random = randomOf(seed);
        for (let i = 0; i < 20; i += 1) {
          const drawn = random.int(low, low + width);
          expect(Number.isInteger(drawn) && drawn >= low && drawn <= low + width).toBe(true);
        }
      }),
    );
  });

  it('choose by weight, and never what weighs nothing', () => {
    const random = randomOf('weights');
    const choice = weightsOf([
      ['never', 0],
      ['seldom', 1],
      ['often', 9],
    ] as const);
    const drawn = Array.from({ length: 10_000 }, () => random.weighted(choice));
    expect(drawn).not.toContain('never');
    expect(drawn.filter((value) => value === 'seldom').length / 10_000).toBeCloseTo(0.1, 1);
  });

  it('refuse to choose from nothing, and a negative weight', () => {
    expect(() => randomOf('x').pick([])).toThrow('nothing to choose from');
    expect(() => weightsOf([])).toThrow('nothing to choose from');
    expect(() => weightsOf([['a', -1]])).toThrow('negative');
  });
});
