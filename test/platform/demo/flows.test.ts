import { describe, expect, it } from 'vitest';
import { anyFlow, destinationFrom, fitted, flows } from '../../../local/demo/flows.ts';
import {
  livingElsewhereFromHere2020,
  livingHereByOrigin2010,
  livingHereFromElsewhere2020,
  type ProvinceCode,
  provinces,
} from '../../../local/demo/flows-data.ts';
import { randomOf } from '../../../local/demo/seeded-random.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const total = 124_837_153;
const flowOf = (origin: ProvinceCode, destination: ProvinceCode): number =>
  flows.find((flow) => flow.origin === origin && flow.destination === destination)?.people ?? 0;

describe('the published figures', () => {
  it('add up to the totals that were published apart from them', () => {
    expect(sum(Object.values(livingHereFromElsewhere2020))).toBe(total);
    expect(sum(livingHereByOrigin2010.map(sum))).toBe(10_230_691);
  });

  it('are a full table of 31 provinces with an empty diagonal', () => {
    expect(provinces.map(({ code }) => code)).toEqual([...new Set(provinces.map(({ code }) => code))].sort());
    expect(livingHereByOrigin2010.map((row) => row.length)).toEqual(provinces.map(() => 31));
    livingHereByOrigin2010.forEach((row, i) => {
      expect(row.filter((cell) => cell === 0)).toHaveLength(1);
      expect(row[i]).toBe(0);
    });
  });
});

describe('the flows of 2020', () => {
  it('keep every published total', () => {
    for (const { code } of provinces) {
      const into = sum(flows.filter(({ destination }) => destination === code).map(({ people }) => people));
      expect(into / livingHereFromElsewhere2020[code]).toBeCloseTo(1, 6);
      const published = livingElsewhereFromHere2020[code];
      const outOf = sum(flows.filter(({ origin }) => origin === code).map(({ people }) => people));
      if (published !== undefined) expect(outOf / published).toBeCloseTo(1, 6);
    }
    expect(flows).toHaveLength(930);
  });

  it('come near to figures of 2020 that were held back', () => {
    // Published, millions: Beijing from Hebei 2.16, Henan 1.27, Shandong 0.69; Anhui is 23.2 % of Shanghai's.
    expect(flowOf('13', '11') / 2_160_000).toBeCloseTo(1, 0);
    expect(Math.abs(flowOf('13', '11') / 2_160_000 - 1)).toBeLessThan(0.15);
    expect(Math.abs(flowOf('41', '11') / 1_270_000 - 1)).toBeLessThan(0.1);
    expect(Math.abs(flowOf('37', '11') / 690_000 - 1)).toBeLessThan(0.1);
    expect(flowOf('34', '31') / livingHereFromElsewhere2020['31']).toBeCloseTo(0.232, 1);
    const fromSichuan = sum(flows.filter(({ origin }) => origin === '51').map(({ people }) => people));
    expect(fromSichuan).toBeGreaterThan(10_000_000);
  });

  it('fit a small table by hand', () => {
    const cells = fitted(
      [
        [0, 2],
        [6, 0],
      ],
      [10, 5],
      [null, null],
    );
    expect(cells).toEqual([
      [0, 10],
      [5, 0],
    ]);
    const both = fitted(
      [
        [1, 1],
        [1, 1],
      ],
      [6, 4],
      [7, null],
    );
    expect(both.map(sum)[0]).toBeCloseTo(6, 9);
    expect((both[0]?.[0] ?? 0) + (both[1]?.[0] ?? 0)).toBeCloseTo(7, 6);
  });
});

describe('sampling', () => {
  const sample = (count: number): Map<string, number> => {
    const random = randomOf('sampling', count);
    const seen = new Map<string, number>();
    for (let i = 0; i < count; i += 1) {
      const { origin, destination } = random.weighted(anyFlow);
      const pair = `${origin}>${destination}`;
      seen.set(pair, (seen.get(pair) ?? 0) + 1);
    }
    return seen;
  };

  it.each([2_000, 100_000])('of %i pairs keeps every proportion within five standard deviations', (count) => {
    const seen = sample(count);
    for (const { origin, destination, people } of flows) {
      const share = people / total;
      const deviation = Math.sqrt(count * share * (1 - share));
      const difference = Math.abs((seen.get(`${origin}>${destination}`) ?? 0) - count * share);
      expect(difference).toBeLessThan(5 * deviation + 3);
    }
  });

  it('of 2,000 pairs keeps the share of each destination', () => {
    const seen = [...sample(2_000)];
    for (const { code } of provinces) {
      const share = livingHereFromElsewhere2020[code] / total;
      const drawn = sum(seen.filter(([pair]) => pair.endsWith(`>${code}`)).map(([, count]) => count)) / 2_000;
      expect(Math.abs(drawn - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 2_000) + 0.0005);
    }
  });

  it('of 100,000 pairs passes a chi-square test over the 930 flows', () => {
    const seen = sample(100_000);
    const frequent = flows.filter(({ people }) => (people / total) * 100_000 >= 5);
    const statistic = sum(
      frequent.map(({ origin, destination, people }) => {
        const expected = (people / total) * 100_000;
        return ((seen.get(`${origin}>${destination}`) ?? 0) - expected) ** 2 / expected;
      }),
    );
    // The statistic has mean k and standard deviation sqrt(2k).
    expect(frequent.length).toBeGreaterThan(500);
    expect(Math.abs(statistic - frequent.length)).toBeLessThan(4 * Math.sqrt(2 * frequent.length));
  });

  it('of destinations from one province follows its own flows, and never stays at home', () => {
    const random = randomOf('from Guangxi');
    const drawn = Array.from({ length: 5_000 }, () => destinationFrom('45', random));
    expect(drawn).not.toContain('45');
    const fromGuangxi = sum(flows.filter(({ origin }) => origin === '45').map(({ people }) => people));
    const toGuangdong = drawn.filter((code) => code === '44').length / 5_000;
    expect(Math.abs(toGuangdong - flowOf('45', '44') / fromGuangxi)).toBeLessThan(0.025);
  });
});
