import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

let world: World;
beforeEach(async () => {
  world = await smallWorld();
  for (const ordinal of [1, 2, 3]) {
    const body = inflowBody(WEST_LAKE, '2026-03-01', GUSHI, ordinal);
    await world.call(clerk(WEST_LAKE), 'POST', '/movements', { body, key: `k${ordinal}` });
  }
});
afterEach(() => world.close());

const QUARTER = 'agreement-hundred.v1.quarter.2026-01-01';

describe('the cycle', () => {
  it('runs when the clock is moved over the end of a quarter', async () => {
    const { assessments } = world.stores;
    await world.advanceTo('2026-03-31T15:59:00.000Z');
    expect(await assessments.run(QUARTER)).toBeUndefined();
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    expect(await assessments.run(QUARTER)).toMatchObject({
      state: 'scored',
      cutOff: '2026-03-31T16:00:00.000Z',
      expected: 3,
      scored: 3,
      failed: 0,
      attempts: 1,
      requestedBy: 'cycle',
    });
    const result = await assessments.latestResult(QUARTER, WEST_LAKE);
    const line = result?.score.lines.find(({ measure }) => measure === 'arrivals-recorded-on-time');
    expect(line).toMatchObject({ numerator: 3, denominator: 3 });
    console.log(JSON.stringify(result, null, 1), world.failures);
  });
});
