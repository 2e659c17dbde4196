import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/assessment/sha256.ts';
import type { FiledCase } from '../../shared/domain/assessment/case/case-kind.ts';
import type { SampleCheck } from '../../shared/domain/assessment/sampling/sample-check.ts';
import { redrawn } from '../../scripts/redraw-sample.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { levelOf } from '../../shared/domain/division/code.ts';
import type { Division } from '../../shared/domain/division/division.ts';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const SPIRIT = '330106005';
const THIRD = '330106006';
const SAMPLE = `sample.${COUNTY}.quarter.2026-01-01`;
const manager: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: [COUNTY] };
const order = { within: COUNTY, period: { kind: 'quarter', from: '2026-01-01' } };

const township = (code: string, name: string): Division => ({
  code,
  name,
  level: levelOf(code),
  validFrom: null,
  fromPrecision: 'day',
  validTo: null,
  toPrecision: 'day',
  predecessors: [],
  successors: [],
  partsTo: [],
  initials: '',
});

let world: World;
beforeEach(async () => {
  world = await smallWorld(undefined, undefined, {
    divisions: [township(SPIRIT, '灵隐街道'), township(THIRD, '转塘街道')],
  });
  let ordinal = 0;
  for (const [office, count] of [
    [WEST_LAKE, 12],
    [SPIRIT, 7],
    [THIRD, 2],
  ] as const)
    for (let i = 0; i < count; i += 1) await record(office, (ordinal += 1));
  await world.settle();
});
afterEach(() => world.close());

async function record(office: string, ordinal: number, on = '2026-03-01'): Promise<string> {
  const body = inflowBody(office, on, GUSHI, ordinal);
  const reply = await world.call(clerk(office), 'POST', '/movements', { body, key: `k${ordinal}` });
  return reply.body.movement.movement;
}
const get = (caller: Caller, path: string) => world.call(caller, 'GET', path);
const post = (caller: Caller, path: string, body?: object, headers: Record<string, string> = {}) =>
  world.call(caller, 'POST', path, { ...(body && { body }), headers });
const seal = (caller = manager, body: object = order) => post(caller, '/assessments/samples', body);
const draw = (caller = manager) => post(caller, `/assessments/samples/${SAMPLE}/draw`);

async function whole(): Promise<void> {
  world.clock.moveTo('2026-03-03T02:00:00.000Z');
  await world.reconcile();
}
async function drawnChecks(): Promise<readonly SampleCheck[]> {
  await whole();
  await seal();
  world.clock.moveTo('2026-03-04T02:00:00.000Z');
  expect((await draw()).body.drawn).toBe(true);
  return (await get(manager, `/divisions/${COUNTY}/checks?side=superior&limit=200`)).body.checks;
}
const settle = (check: SampleCheck, wrong: readonly string[], headers: Record<string, string> = {}) =>
  post(
    clerk(check.checker),
    `/divisions/${check.checker}/checks/${check.checkId}/settle`,
    { wrong, by: 'visit' },
    headers,
  );

describe('a sample', () => {
  it('is sealed when its facts are known to be whole, once, with the seed in the open', async () => {
    expect((await seal()).body.type).toBe('/problems/facts-not-whole');
    await whole();
    const first = await seal();
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      joined: false,
      sample: {
        sampleId: SAMPLE,
        state: 'published',
        seal: { within: COUNTY, cutOff: '2026-03-03T01:00:00.000Z', publishedAt: '2026-03-03T02:00:00.000Z' },
        checks: 0,
      },
    });
    expect(first.body.sample.units.map((unit: { records: number }) => unit.records)).toEqual([12, 7, 2]);
    // Nobody seals again until the sample suits.
    await record(WEST_LAKE, 90);
    world.clock.moveTo('2026-03-05T02:00:00.000Z');
    await world.reconcile();
    const size = { percent: 100, atLeast: 1, atMost: 9 };
    const again = await seal(auditor, { ...order, size });
    expect(again.body).toEqual({ joined: true, sample: first.body.sample });
    // Every office of the county sees it, and nobody else.
    for (const caller of [clerk(SPIRIT), auditor])
      expect((await get(caller, `/assessments/samples/${SAMPLE}`)).body.sample).toEqual(first.body.sample);
    expect((await get(clerk(GUSHI), `/assessments/samples/${SAMPLE}`)).body.type).toBe(
      '/problems/sample-unknown',
    );
  });

  it('is drawn after its seed was published, by the frozen frame, and drawn again it is the same', async () => {
    await whole();
    await seal();
    expect((await draw()).body.type).toBe('/problems/seed-not-published');
    // What is recorded from now on is not in the frame.
    world.clock.moveTo('2026-03-04T02:00:00.000Z');
    for (let ordinal = 100; ordinal < 110; ordinal += 1) await record(SPIRIT, ordinal, '2026-03-03');
    await world.settle();
    const drawn = await draw();
    expect(drawn.body).toMatchObject({ drawn: true, sample: { state: 'drawn', checks: 12 } });
    const all = `/divisions/${COUNTY}/checks?side=superior&limit=200`;
    const { checks } = (await get(manager, all)).body;
    expect(checks).toHaveLength(12);
    expect((await draw(auditor)).body).toEqual({ ...drawn.body, drawn: false });
    expect((await get(manager, all)).body.checks).toEqual(checks);
    for (const check of checks) {
      expect(check.checker).not.toBe(check.office);
      expect([WEST_LAKE, SPIRIT, THIRD]).toContain(check.checker);
      expect(check.limit.dueOn).toBe('2026-03-18');
    }
    // Anyone above draws again from what is published, and gets the same.
    const fetched = async (path: string) => (await get(auditor, path)).body;
    const again = await redrawn(SAMPLE, fetched, sha256);
    expect(again.seedIsRight).toBe(true);
    const named = (list: readonly { unitId: string; record: string; checker: string }[]) =>
      list.map(({ unitId, record: id, checker }) => `${unitId} ${id} ${checker}`).sort();
    expect(named(again.checks)).toEqual(named(checks));
    // A unit sees its own part of the frame, page by page.
    const page = (caller: Caller, unit: string, rest = '') =>
      get(caller, `/assessments/samples/${SAMPLE}/frame?unit=${unit}&limit=5${rest}`);
    const first = (await page(clerk(WEST_LAKE), WEST_LAKE)).body;
    const second = (await page(clerk(WEST_LAKE), WEST_LAKE, `&cursor=${first.next}`)).body;
    const third = (await page(clerk(WEST_LAKE), WEST_LAKE, `&cursor=${second.next}`)).body;
    expect([...first.records, ...second.records, ...third.records]).toHaveLength(12);
    expect(third.next).toBeUndefined();
    expect((await page(clerk(WEST_LAKE), SPIRIT)).body.type).toBe('/problems/division-not-yours');
  });

  it('whose draw broke off is drawn to its end, and what was settled meanwhile stays', async () => {
    await whole();
    await seal();
    world.clock.moveTo('2026-03-04T02:00:00.000Z');
    const { cases } = world.stores;
    const engine = { ...cases };
    let saved = 0;
    // The day of the draw and the first checks get through, then the machine dies.
    Object.assign(cases, {
      save: async (...files: readonly FiledCase[]) => {
        saved += 1;
        if (saved === 1) return await engine.save(...files);
        await engine.save(...files.slice(0, 3));
        throw new Error('crash');
      },
    });
    expect((await draw()).status).toBe(503);
    Object.assign(cases, engine);
    const all = `/divisions/${COUNTY}/checks?side=superior&limit=200`;
    const some = (await get(manager, all)).body.checks as SampleCheck[];
    expect(some).toHaveLength(3);
    expect((await settle(some[0]!, ['date'])).status).toBe(200);
    world.clock.moveTo('2026-03-09T02:00:00.000Z');
    expect((await draw()).body).toMatchObject({
      drawn: true,
      sample: { checks: 12, drawnAt: '2026-03-04T02:00:00.000Z' },
    });
    const checks = (await get(manager, all)).body.checks as SampleCheck[];
    expect(checks).toHaveLength(12);
    expect(checks.filter(({ outcome }) => outcome !== null)).toHaveLength(1);
    expect(new Set(checks.map(({ limit }) => limit.dueOn))).toEqual(new Set(['2026-03-18']));
  });

  it('is not drawn from another frame than the one that was sealed', async () => {
    await whole();
    await seal();
    world.clock.moveTo('2026-03-04T02:00:00.000Z');
    const facts = await world.stores.facts.list({
      offices: [SPIRIT],
      quarter: '2026Q1',
      from: '2026',
      until: '2027',
      limit: 1,
    });
    // Somebody slips a record in behind the cut-off.
    await world.stores.facts.put([{ ...facts.facts[0]!, movement: 'slipped-in.1' }]);
    expect((await draw()).body.type).toBe('/problems/frame-changed');
    expect((await get(manager, `/divisions/${COUNTY}/checks?side=superior`)).body.checks).toEqual([]);
  });
});

describe('a check', () => {
  it('shows the neighbour the one record with the person masked, writes down who saw it, and ends with its answer', async () => {
    const [check] = await drawnChecks();
    if (!check) throw new Error('nothing drawn');
    const neighbour = clerk(check.checker);
    const path = `/divisions/${check.checker}/checks/${check.checkId}`;
    const todo = await get(neighbour, `/divisions/${check.checker}/checks?state=open`);
    expect(todo.body.checks.map(({ checkId }: SampleCheck) => checkId)).toContain(check.checkId);
    const seen = await get(neighbour, path);
    expect(seen.headers['etag']).toBe('"1"');
    expect(seen.body.movements).toMatchObject([{ movement: check.record, office: check.office }]);
    expect(seen.body.person.documentNumber).toMatch(/\*{4}/);
    const personId = check.record.slice(0, 22);
    const audit = await world.stores.audit.ofPerson(personId, 1);
    expect(audit[0]).toMatchObject({ subject: neighbour.subject, action: 'read-check' });
    // The office whose record it is does not check it, and the neighbour is no side of the person.
    expect(
      (await get(clerk(check.office), `/divisions/${check.office}/checks/${check.checkId}`)).body.type,
    ).toBe('/problems/check-unknown');
    expect((await get(neighbour, `/people/${personId}/movements`)).body.type).toBe(
      '/problems/person-unknown',
    );
    expect((await settle(check, ['date'], { 'if-match': '"7"' })).body.type).toBe(
      '/problems/precondition-failed',
    );
    const settled = await settle(check, ['date', 'date'], { 'if-match': '"1"' });
    expect(settled.body.check).toMatchObject({
      version: 2,
      outcome: { wrong: ['date'], by: 'visit', checkedBy: neighbour.subject },
    });
    expect((await settle(check, [])).body.type).toBe('/problems/transition-not-allowed');
    // Settled, it shows the record to who stands above only.
    expect((await get(neighbour, path)).body).toEqual({ check: settled.body.check, movements: [] });
    expect((await get(auditor, `/divisions/${COUNTY}/checks/${check.checkId}`)).body.movements).toHaveLength(
      1,
    );
  });

  it('feeds the accuracy of the office in the period in which it was settled', async () => {
    const checks = await drawnChecks();
    const own = checks.filter(({ office }) => office === WEST_LAKE);
    expect(own).toHaveLength(5);
    for (const [i, check] of own.entries())
      expect((await settle(check, i < 2 ? ['nobody-there'] : [])).status).toBe(200);
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const run = 'agreement-hundred.v1.quarter.2026-01-01';
    const { body } = await get(manager, `/assessments/runs/${run}/units/${WEST_LAKE}/measures/sampled-right`);
    expect(body).toMatchObject({ numerator: 3, denominator: 5 });
    expect(body.records.map((one: { record: string }) => one.record)).toEqual(
      own.map(({ checkId }) => checkId).sort(),
    );
    const neighbour = await get(manager, `/assessments/runs/${run}/units/${SPIRIT}/measures/sampled-right`);
    expect(neighbour.body).toMatchObject({ numerator: 0, denominator: 0 });
    expect(world.failures).toEqual([]);
  });
});
