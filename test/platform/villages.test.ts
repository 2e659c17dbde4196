import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const TODAY = '2026-03-02';
const as = (role: Caller['role'], division: string): Caller => ({ ...clerk(division), role });

let world: World;
beforeAll(async () => {
  world = await smallWorld();
});
afterAll(() => world.close());

const villages = `/divisions/${WEST_LAKE}/villages`;
const areas = `/divisions/${WEST_LAKE}/areas`;
const post = (path: string, body: unknown, caller = clerk(WEST_LAKE)) =>
  world.call(caller, 'POST', path, { body });
const villageBody = (no: string, name: string, validFrom = '2010-01-01') => ({
  code: `${WEST_LAKE}${no}`,
  kind: 'community',
  name,
  validFrom,
});

describe('before a township has registered any village', () => {
  it('takes a village and an area as they are, with a warning', async () => {
    const body = inflowBody(WEST_LAKE, '2026-03-01', GUSHI, 1);
    const residence = { ...body.residence, division: `${WEST_LAKE}001`, area: 'W-7' };
    const answer = await world.call(clerk(WEST_LAKE), 'POST', '/movements', {
      key: 'first',
      body: { ...body, residence },
    });
    expect(answer.status).toBe(201);
    expect(answer.body.warnings).toEqual(
      expect.arrayContaining([
        { name: 'village-not-registered', field: '/residence/division' },
        { name: 'area-not-registered', field: '/residence/area' },
      ]),
    );
  });
});

describe('villages of a township', () => {
  it('are registered by the township itself, whatever its role, and by nobody else', async () => {
    expect((await post(villages, villageBody('001', '宝石社区'))).status).toBe(201);
    expect((await post(villages, villageBody('002', '友谊社区'), as('manager', WEST_LAKE))).status).toBe(201);
    expect((await post(villages, villageBody('003', '曙光社区'), as('reviewer', WEST_LAKE))).status).toBe(
      201,
    );
    for (const [caller, type] of [
      [clerk('330106'), '/problems/division-not-yours'],
      [clerk(GONGSHU), '/problems/division-not-yours'],
      [as('auditor', WEST_LAKE), '/problems/role-not-allowed'],
    ] as const) {
      const refused = await post(villages, villageBody('009', '别处社区'), caller);
      expect([refused.status, refused.body.type]).toEqual([403, type]);
    }
  });

  it.each([
    ['village-already-registered', villageBody('001', '另一社区'), '/code'],
    ['village-outside-township', { ...villageBody('001', '另一社区'), code: `${GONGSHU}001` }, '/code'],
    ['invalid-request', villageBody('1', '短'), undefined],
    ['invalid-request', { ...villageBody('004', '无此日'), validFrom: '2026-02-30' }, undefined],
  ])('refuses with %s', async (name, body, pointer) => {
    const refused = await post(villages, body);
    expect(refused.body).toMatchObject({ type: `/problems/${name}`, ...(pointer && { pointer }) });
  });

  it('are renamed, and ended in favour of others, each on a day', async () => {
    const renamed = await post(`${villages}/${WEST_LAKE}001/actions`, {
      action: 'rename',
      on: '2020-01-01',
      name: '宝石山社区',
    });
    expect(renamed.status).toBe(200);
    const ended = await post(`${villages}/${WEST_LAKE}003/actions`, {
      action: 'end',
      on: '2022-01-01',
      successors: [`${WEST_LAKE}001`],
    });
    expect(ended.status).toBe(200);
    const names = async (on: string) =>
      (await world.call(clerk(GONGSHU), 'GET', `${villages}?on=${on}`)).body.villages.map(
        ({ code }: { code: string }) => code.slice(9),
      );
    expect(await names('2021-12-31')).toEqual(['001', '002', '003']);
    expect(await names('2022-01-01')).toEqual(['001', '002']);
    const asked = await world.call(clerk(GONGSHU), 'GET', `/divisions/${WEST_LAKE}001?on=2019-12-31`);
    expect(asked.body).toMatchObject({
      division: { name: '宝石社区' },
      above: [{ code: WEST_LAKE }, {}, {}, {}],
    });
  });

  it.each([
    ['division-abolished', '003', { action: 'rename', on: '2023-01-01', name: '晚了' }],
    ['division-not-yet-valid', '002', { action: 'rename', on: '2010-01-01', name: '同日' }],
    ['division-unknown', '099', { action: 'end', on: '2023-01-01' }],
    ['successor-is-itself', '002', { action: 'end', on: '2023-01-01', successors: [`${WEST_LAKE}002`] }],
    ['division-unknown', '002', { action: 'end', on: '2023-01-01', successors: [`${WEST_LAKE}098`] }],
    ['division-abolished', '002', { action: 'end', on: '2023-01-01', successors: [`${WEST_LAKE}003`] }],
  ])('refuse a change with %s', async (name, no, body) => {
    const before = await world.stores.directory.villagesOf(WEST_LAKE);
    const refused = await post(`${villages}/${WEST_LAKE}${no}/actions`, body);
    expect(refused.body.type).toBe(`/problems/${name}`);
    expect(await world.stores.directory.villagesOf(WEST_LAKE)).toEqual(before);
  });

  it('are found by search and named below their township', async () => {
    const found = await world.call(clerk(GUSHI), 'GET', `/divisions?text=${encodeURIComponent('宝石')}`);
    expect(found.body.divisions).toMatchObject([{ code: `${WEST_LAKE}001`, name: '宝石山社区' }]);
    const township = await world.call(clerk(GUSHI), 'GET', `/divisions/${WEST_LAKE}`);
    expect(township.body.below.map(({ name }: { name: string }) => name)).toEqual(['宝石山社区', '友谊社区']);
  });

  it('must be registered on the day that a record speaks of, once any is', async () => {
    const record = (no: string, key: string, happenedOn = '2026-03-01') => {
      const body = inflowBody(WEST_LAKE, happenedOn, GUSHI, 2);
      return world.call(clerk(WEST_LAKE), 'POST', '/movements', {
        key,
        body: { ...body, residence: { ...body.residence, division: `${WEST_LAKE}${no}` } },
      });
    };
    expect((await record('050', 'v1')).body).toMatchObject({
      type: '/problems/division-unknown',
      pointer: '/residence/division',
      values: { code: `${WEST_LAKE}050`, date: '2026-03-01' },
    });
    expect((await record('003', 'v2')).body).toMatchObject({
      type: '/problems/division-abolished',
      values: { code: `${WEST_LAKE}003`, successors: `${WEST_LAKE}001` },
    });
    const recorded = await record('002', 'v3');
    expect(recorded.status).toBe(201);
    expect(recorded.body.warnings).not.toContainEqual(
      expect.objectContaining({ name: 'village-not-registered' }),
    );
    await world.settle();
    const ledger = await world.call(clerk(WEST_LAKE), 'GET', `/divisions/${WEST_LAKE}/ledgers/living-here`);
    expect(ledger.body.residents).toContainEqual(
      expect.objectContaining({ division: WEST_LAKE, residence: `${WEST_LAKE}002` }),
    );
  });
});

describe('responsibility areas of a township', () => {
  const area = (code: string, no: string) => ({
    code,
    name: '第一网格',
    villages: [`${WEST_LAKE}${no}`],
    validFrom: '2024-01-01',
  });

  it('are registered over its own villages, and read by it and those above', async () => {
    expect((await post(areas, area('W-1', '001'))).status).toBe(201);
    expect((await post(areas, area('W-2', '002'))).status).toBe(201);
    expect((await world.call(clerk('330106'), 'GET', areas)).body.areas).toHaveLength(2);
    expect((await world.call(clerk(GONGSHU), 'GET', areas)).status).toBe(403);
    expect((await world.call(clerk(WEST_LAKE), 'GET', `${areas}?on=2023-12-31`)).body.areas).toEqual([]);
  });

  it.each([
    ['area-already-registered', area('W-1', '001')],
    ['division-unknown', area('W-3', '050')],
    ['division-abolished', area('W-3', '003')],
    ['village-outside-township', { ...area('W-3', '001'), villages: [`${GONGSHU}001`] }],
  ])('refuse with %s', async (name, body) => {
    expect((await post(areas, body)).body.type).toBe(`/problems/${name}`);
  });

  it('are changed from a day on, and ended in favour of another', async () => {
    const changed = await post(`${areas}/W-2/actions`, {
      action: 'change',
      on: '2025-01-01',
      villages: [`${WEST_LAKE}001`, `${WEST_LAKE}002`],
    });
    expect(changed.body.area).toMatchObject({ version: 2, periods: [{ validTo: '2025-01-01' }, {}] });
    const end = { action: 'end', on: '2026-01-01', successors: ['W-2'] };
    expect((await post(`${areas}/W-1/actions`, { ...end, successors: ['W-9'] })).body).toMatchObject({
      type: '/problems/area-unknown',
      pointer: '/successors/0',
    });
    expect((await post(`${areas}/W-1/actions`, end)).status).toBe(200);
    expect((await post(`${areas}/W-1/actions`, end)).body.type).toBe('/problems/area-unknown');
    expect((await post(`${areas}/W-9/actions`, end)).body.type).toBe('/problems/area-unknown');
  });

  it('must be registered on the day that a record speaks of, once any is', async () => {
    const body = inflowBody(WEST_LAKE, TODAY, GUSHI, 3);
    const record = (code: string) =>
      world.call(clerk(WEST_LAKE), 'POST', '/movements', {
        key: `area-${code}`,
        body: { ...body, residence: { ...body.residence, area: code } },
      });
    expect((await record('W-1')).body).toMatchObject({
      type: '/problems/area-unknown',
      pointer: '/residence/area',
      values: { code: 'W-1', date: TODAY, township: WEST_LAKE },
    });
    const recorded = await record('W-2');
    expect(recorded.body).toMatchObject({ movement: { residence: { area: 'W-2' } } });
  });
});

describe('participation', () => {
  const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
  const path = '/divisions/340102/participation';
  const put = (body: unknown, at = path, caller = operator) => world.call(caller, 'PUT', at, { body });

  it('is set by operators, stretch by stretch, and read with its history', async () => {
    expect((await put({ joinedOn: '2025-01-01', leftOn: '2025-06-01' })).status).toBe(200);
    expect((await put({ joinedOn: '2026-04-01' })).status).toBe(200);
    expect((await put({ joinedOn: '2026-04-01' })).status).toBe(200);
    expect((await world.call(clerk(GUSHI), 'GET', path)).body).toEqual({
      county: '340102',
      participation: [
        { joinedOn: '2025-01-01', leftOn: '2025-06-01' },
        { joinedOn: '2026-04-01', leftOn: null },
      ],
    });
    const on = async (date: string) =>
      (await world.call(clerk(GUSHI), 'GET', `/divisions/340102?on=${date}`)).body.joined;
    expect([await on('2025-05-31'), await on('2025-06-01'), await on('2026-04-01')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each([
    ['left-before-joined', { joinedOn: '2024-01-01', leftOn: '2024-01-01' }, path],
    ['participation-overlaps', { joinedOn: '2025-03-01', leftOn: '2025-04-01' }, path],
    ['participation-overlaps', { joinedOn: '2024-01-01' }, path],
    ['division-level-wrong', { joinedOn: '2024-01-01' }, '/divisions/3401/participation'],
    ['division-level-wrong', { joinedOn: '2024-01-01' }, '/divisions/340102001/participation'],
    ['division-unknown', { joinedOn: '2024-01-01' }, '/divisions/340199/participation'],
    ['invalid-request', { joinedOn: '2024-13-01' }, path],
  ])('refuses with %s', async (name, body, at) => {
    const before = await world.stores.directory.participationOf('340102');
    expect((await put(body, at)).body.type).toBe(`/problems/${name}`);
    expect(await world.stores.directory.participationOf('340102')).toEqual(before);
  });

  it('is for operators only', async () => {
    expect((await put({ joinedOn: '2024-01-01' }, path, clerk('340102'))).status).toBe(403);
  });
});
