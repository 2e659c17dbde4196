import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const OFFERED = 'agreement-with-work';
const RUN = `${OFFERED}.v1.quarter.2026-04-01`;
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
const manager: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
const here = clerk(WEST_LAKE);
const reviewer: Caller = { subject: 'reviewer', role: 'reviewer', divisions: [WEST_LAKE] };

let world: World;
let keys = 0;
beforeEach(async () => {
  world = await smallWorld();
});
afterEach(() => world.close());

const post = (caller: Caller, path: string, body: object) =>
  world.call(caller, 'POST', path, { body, key: `k${++keys}` });
const get = async (caller: Caller, path: string) => (await world.call(caller, 'GET', path)).body;
const standings = async () => {
  const { schemes } = await get(operator, '/assessments/schemes');
  return schemes
    .filter(({ schemeId }: { schemeId: string }) => schemeId.startsWith('agreement'))
    .map((one: { schemeId: string; standing: string; shipped: boolean }) => [
      one.schemeId,
      one.standing,
      one.shipped,
    ]);
};
/** The text as it is offered, with the first day that an operator gives it. */
const publish = async (effectiveFrom: string) => {
  const { scheme } = await get(operator, `/assessments/schemes/${OFFERED}/versions/1`);
  return await post(operator, '/assessments/schemes', { scheme: { ...scheme, effectiveFrom } });
};

/** Three returns due in the quarter, one confirmed a day late, and two tasks, one done in time. */
async function quarter(): Promise<void> {
  for (const ordinal of [1, 2])
    await post(here, '/movements', inflowBody(WEST_LAKE, '2026-03-02', GUSHI, ordinal));
  const task = (dueOn: string) => ({
    kind: 'survey',
    unitIds: [WEST_LAKE],
    opinion: '摸底出租房屋',
    dueOn,
  });
  const ids: string[] = [];
  for (const dueOn of ['2026-04-20', '2026-05-20'])
    ids.push((await post(manager, `/divisions/${COUNTY}/tasks`, task(dueOn))).body.tasks[0].taskId);
  for (const [month, on, zero] of [
    ['2026-03', '2026-04-01', false],
    ['2026-04', '2026-05-01', true],
    ['2026-05', '2026-06-02', true],
  ] as const) {
    await world.advanceTo(`${on}T01:00:00.000Z`);
    const actions = `/divisions/${WEST_LAKE}/returns/${month}/actions`;
    expect((await post(here, actions, { action: 'file', zero, adjustments: [] })).status).toBe(200);
    expect((await post(reviewer, actions, { action: 'confirm' })).status).toBe(200);
    if (month === '2026-03')
      await post(here, `/assessments/tasks/${ids[0]}/actions`, {
        action: 'report',
        doneOn: '2026-04-01',
        evidence: '摸底清单',
      });
  }
  await world.advanceTo('2026-07-01T01:00:00.000Z');
}

describe('a scheme that is offered', () => {
  it('can be read whole, and assesses nobody', async () => {
    expect(await standings()).toEqual([
      ['agreement-hundred', 'in-force', true],
      [OFFERED, 'offered', true],
    ]);
    const { about, scheme } = await get(operator, `/assessments/schemes/${OFFERED}/versions/1`);
    expect([about.standing, scheme.categories.at(-1).id]).toEqual(['offered', 'work']);
    await quarter();
    expect((await get(manager, `/assessments/runs/${RUN}`)).type).toBe('/problems/run-unknown');
    expect((await get(manager, '/assessments/runs/agreement-hundred.v1.quarter.2026-04-01')).run.state).toBe(
      'scored',
    );
  });

  it('is published with a day to come, takes the place of what it supersedes, and counts returns and tasks', async () => {
    expect((await publish('2026-01-01')).body.type).toBe('/problems/scheme-begins-too-early');
    expect((await publish('2026-04-01')).status).toBe(201);
    expect(await standings()).toEqual([
      ['agreement-hundred', 'in-force', true],
      [OFFERED, 'coming', false],
    ]);
    await quarter();
    expect(await standings()).toEqual([
      ['agreement-hundred', 'past', true],
      [OFFERED, 'in-force', false],
    ]);
    const { result } = await get(manager, `/assessments/runs/${RUN}/units/${WEST_LAKE}`);
    const line = (indicator: string) =>
      result.score.lines.find((one: { indicator: string }) => one.indicator === indicator);
    expect(line('returns')).toMatchObject({ numerator: 2, denominator: 3, rate: '66.67', points: '5.00' });
    expect(line('tasks')).toMatchObject({ numerator: 1, denominator: 2, rate: '50.00', points: '5.00' });
    // A late one costs its share and no more: two thirds and a half of what the line is worth here.
    const share = ({ earned, maximum }: { earned: string; maximum: string }) =>
      Number(earned) / Number(maximum);
    expect(share(line('returns'))).toBeCloseTo(2 / 3, 2);
    expect(share(line('tasks'))).toBeCloseTo(1 / 2, 2);
    const old = await get(manager, '/assessments/runs/agreement-hundred.v1.quarter.2026-04-01');
    expect(old.type).toBe('/problems/run-unknown');
    expect(world.failures).toEqual([]);
  });
});
