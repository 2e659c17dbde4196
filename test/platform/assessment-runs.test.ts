import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const QUARTER = 'agreement-hundred.v1.quarter.2026-01-01';
const MEASURE = 'arrivals-recorded-on-time';
const COUNTY = '330106';
const manager: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: [COUNTY] };
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
const period = { kind: 'quarter', from: '2026-01-01' };

let world: World;
beforeEach(async () => {
  world = await smallWorld();
  for (const ordinal of [1, 2, 3]) await record(WEST_LAKE, '2026-03-01', ordinal);
  await record(WEST_LAKE, '2026-02-03', 4); // three weeks late
});
afterEach(() => world.close());

async function record(office: string, on: string, ordinal: number): Promise<string> {
  const body = inflowBody(office, on, GUSHI, ordinal);
  const reply = await world.call(clerk(office), 'POST', '/movements', { body, key: `k${ordinal}` });
  return reply.body.movement.movement;
}
const get = (caller: Caller, path: string) => world.call(caller, 'GET', `/assessments/runs/${path}`);
const start = (caller: Caller, body: object) => world.call(caller, 'POST', '/assessments/runs', { body });

describe('the cycle', () => {
  it('runs when the clock is moved over the end of a quarter, and not before', async () => {
    const { assessments } = world.stores;
    await world.advanceTo('2026-03-31T15:59:59.999Z');
    expect(await assessments.run(QUARTER)).toBeUndefined();
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    expect(await assessments.run(QUARTER)).toMatchObject({
      state: 'scored',
      cutOff: '2026-03-31T16:00:00.000Z',
      // The third county recorded nothing and got nothing.
      expected: 2,
      scored: 2,
      failed: 0,
      attempts: 1,
      requestedBy: 'cycle',
    });
    for (const of of ['village-thousand.v1.quarter.2026-01-01', 'area-hundred.v1.month.2026-03-01'])
      expect((await assessments.run(of))?.state).toBe('scored');
    expect(world.failures).toEqual([]);
  });

  it('makes up for what it missed while the machine was off, once', async () => {
    world.clock.moveTo('2026-05-20T01:00:00.000Z');
    expect(await world.assess()).toBeGreaterThan(0);
    const { assessments } = world.stores;
    const months = ['2026-03-01', '2026-04-01'].map((from) => `agreement-hundred.v1.month.${from}`);
    for (const runId of [QUARTER, ...months]) expect((await assessments.run(runId))?.state).toBe('scored');
    expect(await assessments.run('agreement-hundred.v1.month.2026-05-01')).toBeUndefined();
    expect(await world.assess()).toBe(0);
  });

  it('reads notices and what was reported by hand, and lets the one side’s silence cost the other nothing', async () => {
    await world.settle();
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const { body } = await get({ ...manager, divisions: ['411525'] }, `${QUARTER}/units/${GUSHI}`);
    const accepted = body.result.score.lines.find((line: { indicator: string }) =>
      /accept/.test(line.indicator),
    );
    // Nobody in Gushi accepted the four notices that it got, and each was due in the quarter.
    expect(accepted).toMatchObject({ numerator: 0, denominator: 4 });
    const here = await get(manager, `${QUARTER}/units/${WEST_LAKE}`);
    const own = here.body.result.score.lines.find((line: { indicator: string }) =>
      /accept/.test(line.indicator),
    );
    expect(own).toMatchObject({ denominator: 0, reason: 'not-applicable' });
  });
});

describe('a result', () => {
  beforeEach(() => world.advanceTo('2026-04-01T01:00:00.000Z'));

  it('is seen by its unit and those above it, line by line, with the records behind each number', async () => {
    for (const caller of [clerk(WEST_LAKE), manager]) {
      const { body } = await get(caller, `${QUARTER}/units/${WEST_LAKE}`);
      expect(body.result).toMatchObject({ revision: 1, cause: { kind: 'run' } });
      const [line] = body.result.score.lines;
      expect(line).toMatchObject({ measure: MEASURE, numerator: 3, denominator: 4, rate: '75.00' });
    }
    const page = (caller: Caller, rest = '') =>
      get(caller, `${QUARTER}/units/${WEST_LAKE}/measures/${MEASURE}?limit=3${rest}`);
    const first = (await page(clerk(WEST_LAKE))).body;
    const second = (await page(clerk(WEST_LAKE), `&cursor=${first.next}`)).body;
    const records = [...first.records, ...second.records];
    expect([first.records.length, second.records.length, second.next]).toEqual([3, 1, undefined]);
    const facts = await world.stores.facts.list({
      offices: [WEST_LAKE],
      quarter: '2026Q1',
      from: '2026',
      until: '2027',
      limit: 9,
    });
    expect(records).toEqual(
      facts.facts
        .map(({ movement, happenedOn }) => ({ record: movement, inNumerator: happenedOn === '2026-03-01' }))
        .sort((a, b) => (a.record < b.record ? -1 : 1)),
    );
    const list = await get(manager, `${QUARTER}/units?within=${COUNTY}`);
    expect(list.body.results.map(({ unitId }: { unitId: string }) => unitId)).toEqual([COUNTY, WEST_LAKE]);
    const paged = await get(manager, `${QUARTER}/units?within=${COUNTY}&limit=1`);
    const rest = await get(manager, `${QUARTER}/units?within=${COUNTY}&limit=1&cursor=${paged.body.next}`);
    expect([...paged.body.results, ...rest.body.results]).toEqual(list.body.results);
  });

  it('is nobody else’s', async () => {
    for (const path of ['', `/measures/${MEASURE}`, '/revisions/1/difference']) {
      const { body } = await get(clerk(GONGSHU), `${QUARTER}/units/${WEST_LAKE}${path}`);
      expect(body.type).toBe('/problems/division-not-yours');
    }
    const up = await get(clerk(WEST_LAKE), `${QUARTER}/units/${COUNTY}`);
    expect(up.body.type).toBe('/problems/division-not-yours');
  });

  it('computed again is the same where nothing changed, and a new revision with its causes where something did', async () => {
    const again = () =>
      world.call(auditor, 'POST', `/assessments/runs/${QUARTER}/units/${WEST_LAKE}/revisions`, {
        body: { reason: '申诉成立，重新计算' },
      });
    const before = await get(manager, `${QUARTER}/units/${WEST_LAKE}`);
    expect((await again()).body).toEqual({ result: before.body.result, changed: false });
    // A record that was lost comes back: repaired after the cut-off, it was recorded before.
    const [fact] = (
      await world.stores.facts.list({
        offices: [WEST_LAKE],
        quarter: '2026Q1',
        from: '2026',
        until: '2027',
        limit: 1,
      })
    ).facts;
    if (!fact) throw new Error('no fact');
    await world.stores.facts.put([{ ...fact, movement: 'zz.1', happenedOn: '2026-01-04' }]);
    const { body } = await again();
    expect(body).toMatchObject({
      changed: true,
      result: { revision: 2, cause: { kind: 'recomputed', by: 'auditor', reason: '申诉成立，重新计算' } },
    });
    expect(body.result.score.lines[0]).toMatchObject({ numerator: 3, denominator: 5 });
    const difference = (await get(clerk(WEST_LAKE), `${QUARTER}/units/${WEST_LAKE}/revisions/2/difference`))
      .body;
    expect(difference.causes).toMatchObject([
      { name: 'records', measure: MEASURE, records: { intoDenominator: ['zz.1'], intoNumerator: [] } },
    ]);
    expect(difference.causes[0].zh).toContain('由3/4改为3/5');
    const old = await get(manager, `${QUARTER}/units/${WEST_LAKE}?revision=1`);
    expect(old.body).toEqual(before.body);
    expect((await again()).body.changed).toBe(false);
  });
});

describe('asked for', () => {
  beforeEach(() => world.clock.moveTo('2026-04-10T01:00:00.000Z'));

  it('by an operator, a past period is assessed; who asks again joins', async () => {
    // Older than what the cycle makes up for.
    world.clock.moveTo('2026-06-10T01:00:00.000Z');
    const body = { scheme: 'agreement-hundred', period: { kind: 'month', from: '2026-02-01' } };
    const first = await start(operator, body);
    expect([first.status, first.body.joined, first.body.run.state]).toEqual([202, false, 'requested']);
    const second = await start({ ...operator, subject: 'other' }, body);
    expect([second.body.joined, second.body.run.requestedBy]).toEqual([true, 'operator']);
    const { runId } = first.body.run;
    expect(first.headers['location']).toBe(`/assessments/runs/${runId}`);
    const waiting = await get(operator, runId);
    expect(waiting.body).toMatchObject({ run: { state: 'requested' }, progress: { expected: 0, done: 0 } });
    await world.assess();
    const done = await get(clerk(WEST_LAKE), runId);
    expect(done.body).toMatchObject({
      run: { state: 'scored' },
      progress: { expected: 2, done: 2, failed: 0, left: 0 },
      failures: [],
    });
  });

  it('by a manager, a draft is tried on the own units, and only those who manage them see it', async () => {
    const draft = {
      ...AGREEMENT_SCHEME,
      version: 2,
      supersedes: { schemeId: AGREEMENT_SCHEME.schemeId, version: 1 },
      leastApplicable: '10',
      categories: AGREEMENT_SCHEME.categories.map((category) => ({
        ...category,
        indicators: category.indicators.map((indicator) => ({ ...indicator, minimumN: 1 })),
      })),
    };
    const { body } = await start(manager, { draft, period });
    expect(body.run).toMatchObject({ kind: 'what-if', within: COUNTY, schemeVersion: 2 });
    const { runId } = body.run;
    await world.assess();
    const seen = await get(manager, `${runId}/units/${WEST_LAKE}`);
    expect(seen.body.result.score).toMatchObject({ schemeVersion: 2, total: expect.any(String) });
    expect((await get(manager, runId)).body.progress).toEqual({ expected: 1, done: 1, failed: 0, left: 0 });
    for (const other of [clerk(WEST_LAKE), { ...manager, divisions: ['330105'] }]) {
      expect((await get(other, runId)).body.type).toBe('/problems/run-unknown');
      expect((await get(other, `${runId}/units/${WEST_LAKE}`)).body.type).toBe('/problems/run-unknown');
    }
    // The official one has what it has.
    expect((await get(manager, `${QUARTER}/units/${WEST_LAKE}`)).body.result.score.schemeVersion).toBe(1);
  });
});
