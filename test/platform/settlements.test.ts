import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const QUARTER = 'agreement-hundred.v1.quarter.2026-01-01';
const COUNTY = '330106';
const manager: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: [COUNTY] };
const prefecture: Caller = { subject: 'above', role: 'manager', divisions: ['3301'] };

let world: World;
beforeEach(async () => {
  world = await smallWorld();
  for (const ordinal of [1, 2, 3]) await record('2026-03-01', ordinal);
  await record('2026-02-03', 4); // three weeks late
  await world.settle();
  await world.advanceTo('2026-04-01T01:00:00.000Z');
});
afterEach(() => world.close());

async function record(on: string, ordinal: number): Promise<void> {
  const body = inflowBody(WEST_LAKE, on, GUSHI, ordinal);
  const { status } = await world.call(clerk(WEST_LAKE), 'POST', '/movements', { body, key: `k${ordinal}` });
  expect(status).toBe(201);
}
const settlement = async (caller: Caller, superior = COUNTY, runId = QUARTER) =>
  (await world.call(caller, 'GET', `/assessments/runs/${runId}/settlements/${superior}`)).body;
const lettersOf = async (division: string, query = '') =>
  (await world.call(clerk(division), 'GET', `/divisions/${division}/letters${query}`)).body;

describe('after a quarter was scored', () => {
  it('each unit has a letter with until when it may object, and signs for it once', async () => {
    const { letters } = await lettersOf(WEST_LAKE);
    const letter = letters.find(({ runId }: { runId: string }) => runId === QUARTER);
    expect(letter).toMatchObject({
      unitId: WEST_LAKE,
      kind: 'provisional',
      revision: 1,
      superior: COUNTY,
      acknowledgedAt: null,
      zh: expect.stringContaining(`可于${letter.objectUntil}前提出`),
      en: expect.stringContaining(letter.objectUntil),
    });
    const path = `/assessments/letters/${letter.letterId}`;
    const whole = await world.call(manager, 'GET', path);
    expect(whole.body.letter.lines[0]).toMatchObject({
      indicator: expect.any(String),
      zh: expect.any(String),
    });
    const sign = (subject: string) =>
      world.call({ ...clerk(WEST_LAKE), subject }, 'POST', `${path}/actions`, {
        body: { action: 'acknowledge' },
      });
    const [first, second] = await Promise.all([sign('one'), sign('two')]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.letter).toEqual(first.body.letter);
    expect(first.body.letter).toMatchObject({ acknowledgedBy: 'one', version: 2 });
    // Those signed for stand behind the others, whatever the page.
    const ids: string[] = [];
    let next: string | undefined;
    do {
      const page = await lettersOf(WEST_LAKE, `?limit=1${next ? `&cursor=${next}` : ''}`);
      ids.push(...page.letters.map(({ letterId }: { letterId: string }) => letterId));
      next = page.next;
    } while (next);
    expect(ids).toHaveLength(letters.length);
    expect(ids.at(-1)).toBe(letter.letterId);
  });

  it('its superior sees the window; the units see no ranking before the lock', async () => {
    for (const caller of [manager, prefecture, clerk(WEST_LAKE)])
      expect(await settlement(caller)).toMatchObject({
        settlement: {
          state: 'open',
          units: 1,
          lockedAt: null,
          ranking: [],
          consequences: [],
          heldUpBy: null,
        },
      });
    // The counties are settled by their prefecture, of which one took no part in it.
    expect((await settlement(manager, '3301')).settlement).toMatchObject({ units: 1, superior: '3301' });
    for (const [caller, superior] of [
      [clerk(GONGSHU), COUNTY],
      [manager, '330105'],
      [clerk(GUSHI), '3301'],
    ] as const)
      expect((await settlement(caller, superior)).type).toBe('/problems/settlement-unknown');
  });

  it('a draft that was tried is told to nobody', async () => {
    const draft = {
      ...AGREEMENT_SCHEME,
      version: 2,
      supersedes: { schemeId: AGREEMENT_SCHEME.schemeId, version: 1 },
    };
    const started = await world.call(manager, 'POST', '/assessments/runs', {
      body: { draft, period: { kind: 'quarter', from: '2026-01-01' } },
    });
    const { runId } = started.body.run;
    await world.assess();
    expect((await world.stores.assessments.run(runId))?.state).toBe('scored');
    expect((await settlement(manager, COUNTY, runId)).type).toBe('/problems/settlement-unknown');
    const { letters } = await lettersOf(WEST_LAKE, '?limit=200');
    expect(letters.filter((letter: { runId: string }) => letter.runId === runId)).toEqual([]);
  });
});

describe('after the window', () => {
  beforeEach(() => world.advanceTo('2026-04-14T01:00:00.000Z'));

  it('the results are locked, and units see the ranking and what follows for themselves', async () => {
    const { settlement: seen } = await settlement(clerk(WEST_LAKE));
    expect(seen).toMatchObject({ state: 'settled', lockedAt: expect.any(String), revisions: 0 });
    expect(seen.ranking).toMatchObject([{ unitId: WEST_LAKE, revision: 1 }]);
    const { letters } = await lettersOf(WEST_LAKE, '?limit=200');
    const kinds = letters.filter(({ runId }: { runId: string }) => runId === QUARTER);
    expect(kinds.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['final', 'provisional']);
    expect(world.failures).toEqual([]);
  });

  it('a result changes by an established cause only, and the settlement follows', async () => {
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
    const path = `/assessments/runs/${QUARTER}/units/${WEST_LAKE}/revisions`;
    const again = (body: object) => world.call(auditor, 'POST', path, { body });
    const refused = await again({ reason: '漏记一条登记' });
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/results-locked']);
    expect((await settlement(manager)).settlement.state).toBe('settled');
    const cause = { reason: '漏记一条登记', cause: 'records-corrected', reference: '数据更正单第1号' };
    const { body } = await again(cause);
    expect(body).toMatchObject({
      changed: true,
      result: {
        revision: 2,
        cause: { kind: 'records-corrected', reference: '数据更正单第1号', office: COUNTY, by: 'auditor' },
      },
    });
    expect((await settlement(manager)).settlement).toMatchObject({ state: 'revising', revisions: 0 });
    await world.advanceTo('2026-04-15T01:00:00.000Z');
    const after = (await settlement(manager)).settlement;
    expect(after).toMatchObject({ state: 'settled', revisions: 1, ranking: [{ revision: 2 }] });
    const { letters } = await lettersOf(WEST_LAKE, '?limit=200');
    const revised = letters.find(({ kind }: { kind: string }) => kind === 'revised');
    expect(revised).toMatchObject({ runId: QUARTER, unitId: WEST_LAKE, revision: 2 });
    // Computed again without a change, it goes back to rest.
    expect((await again(cause)).body.changed).toBe(false);
    await world.advanceTo('2026-04-16T01:00:00.000Z');
    expect((await settlement(manager)).settlement).toMatchObject({ state: 'settled', revisions: 1 });
  });
});
