import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandOver } from '../../functions/schedule/hand-over.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { clerk, inflowBody, smallWorld, type World } from './small-world.ts';

/** A township of Gushi county, Henan, that writes to Hangzhou. */
const GUSHI = '411525001';
const HANGZHOU = ['330102', '330103', '330104', '330105', '330106', '330110'];
const day = (date: string): string => `${date}T01:00:00.000Z`;

let ordinal = 0;

/** Somebody of a Hangzhou township came to live in Gushi: the township's notice, delivered. */
async function told(world: World, household: string, happenedOn: string): Promise<string> {
  const body = inflowBody(GUSHI, happenedOn, household, ++ordinal);
  const recorded = await world.call(clerk(GUSHI), 'POST', '/movements', { body, key: `k-${ordinal}` });
  expect(recorded.body).toHaveProperty('movement');
  await world.settle();
  return `${recorded.body.movement.movement}.household`;
}

async function notice(world: World, noticeId: string): Promise<Notice> {
  const found = await world.stores.notices.get(noticeId);
  if (!found) throw new Error(`no notice ${noticeId}`);
  return found;
}

async function inbox(world: World, division: string): Promise<string[]> {
  const answer = await world.call(clerk(division), 'GET', `/divisions/${division}/inbox?limit=200`);
  return answer.body.notices.map((line: { notice: Notice }) => line.notice.noticeId);
}

async function worldOf(start: string): Promise<World> {
  const world = await smallWorld(day(start), ':memory:', { settings: { directory: loadDirectory() } });
  for (const county of HANGZHOU) await world.stores.directory.setParticipation(county, '2020-01-01', null);
  await world.stores.directory.setParticipation('411525', '2020-01-01', null);
  return world;
}

describe('Hangzhou, 9 April 2021', () => {
  /** Old township, and who has its work from that day on. */
  const places = [
    ['330103001', '330105014'],
    ['330104009', '330114002'],
    ['330104014', '330102018'],
    ['330105001', '330105001'],
    ['330110001', '330113001'],
    ['330110012', '330110012'],
  ] as const;
  let world: World;
  const before = new Map<string, string>();
  beforeAll(async () => {
    world = await worldOf('2021-04-06');
    for (const [old] of places) before.set(old, await told(world, old, '2021-04-05'));
    await world.advanceTo(day('2021-04-08'));
  });
  afterAll(() => world.close());

  it('leaves notices where they are until the day before', async () => {
    for (const [old] of places) expect(await inbox(world, old)).toContain(before.get(old));
  });

  it('hands what was open to whoever carries the township on, once, with a trace', async () => {
    await world.advanceTo(day('2021-04-09'));
    for (const [old, heir] of places) {
      const handed = await notice(world, before.get(old) ?? '');
      expect(handed.holder).toBe(heir);
      expect(handed.receiver).toBe(old);
      const lines = handed.timeline.filter(({ event }) => event === 'hand-over');
      expect(lines).toEqual(
        old === heir
          ? []
          : [{ at: '2021-04-08T16:00:00.000Z', event: 'hand-over', from: old, to: heir, note: 'successor' }],
      );
      expect(await inbox(world, heir)).toContain(before.get(old));
    }
    expect(await world.handOver('all')).toBe(0);
  });

  it('sends what is written on and after the day to the new township, and an old code the same way', async () => {
    for (const on of ['2021-04-09', '2021-04-12']) {
      await world.advanceTo(day(on));
      for (const [old, heir] of places) {
        const noticeId = await told(world, old, on);
        expect((await notice(world, noticeId)).holder).toBe(heir);
        expect(await inbox(world, heir)).toContain(noticeId);
      }
    }
  });

  it('lets the new township act on what the old one held, and the old one no more', async () => {
    const noticeId = before.get('330103001') ?? '';
    const path = `/notices/${noticeId}/actions`;
    const body = { action: 'accept' };
    const old = await world.call(clerk('330103001'), 'POST', path, { body });
    expect(old.status).toBe(404);
    expect((await world.call(clerk('330105014'), 'POST', path, { body })).status).toBe(200);
    expect((await notice(world, noticeId)).state).toBe('closed');
  });

  it('refuses every writing of an ended township and names its successor; what it wrote stays readable', async () => {
    const body = inflowBody('330103001', '2021-04-08', GUSHI, 900);
    const refusal = { type: '/problems/division-abolished', values: { successors: '330105014' } };
    const recorded = await world.call(clerk('330103001'), 'POST', '/movements', { body, key: 'ended' });
    expect(recorded.body).toMatchObject({ ...refusal, pointer: '/office' });
    const village = { code: '330103001001', kind: 'community', name: '长庆社区', validFrom: '2010-01-01' };
    const registered = await world.call(clerk('330103001'), 'POST', '/divisions/330103001/villages', {
      body: village,
    });
    expect(registered.body).toMatchObject(refusal);
    expect((await world.call(clerk('330103001'), 'GET', '/divisions/330103001/done')).status).toBe(200);
    // The same record under the new office: the person lived there before it had the new code.
    const late = await world.call(clerk('330105014'), 'POST', '/movements', { body, key: 'heir' });
    expect(late.status).toBe(201);
  });
});

describe('the sender of an open notice ends', () => {
  let world: World;
  let noticeId: string;
  beforeAll(async () => {
    world = await worldOf('2021-04-06');
    const body = inflowBody('330103001', '2021-04-05', GUSHI, 500);
    const recorded = await world.call(clerk('330103001'), 'POST', '/movements', { body, key: 'x' });
    await world.settle();
    const raised = await world.call(clerk('330103001'), 'POST', '/notices', {
      key: 'raise',
      body: {
        kind: 'verification-request',
        receiver: GUSHI,
        personId: recorded.body.movement.personId,
        content: { items: ['contact'] },
      },
    });
    noticeId = raised.body.notice?.noticeId;
    await world.settle();
    const act = (action: object) =>
      world.call(clerk(GUSHI), 'POST', `/notices/${noticeId}/actions`, { body: action });
    await act({ action: 'accept' });
    const reply = { code: 'confirmed', items: [{ item: 'contact', confirmed: true }] };
    const replied = await act({ action: 'reply', reply });
    if (replied.status !== 200) throw new Error(`the reply was answered ${replied.status}`);
    await world.advanceTo(day('2021-04-09'));
  });
  afterAll(() => world.close());

  it('puts the answer before its successor, who closes it; who sent it stays on record', async () => {
    expect(await inbox(world, '330105014')).toContain(noticeId);
    expect(await notice(world, noticeId)).toMatchObject({ sender: '330103001', sentFor: '330105014' });
    const closed = await world.call(clerk('330105014'), 'POST', `/notices/${noticeId}/actions`, {
      body: { action: 'close' },
    });
    expect(closed.status).toBe(200);
    expect(closed.body.notice.timeline.at(-1)).toMatchObject({ event: 'close', by: '330105014' });
    const sent = await world.call(clerk('330105014'), 'GET', '/divisions/330105014/sent');
    expect(sent.body.notices.map((line: { notice: Notice }) => line.notice.noticeId)).toContain(noticeId);
  });

  it('shows the people of the old code in the ledger of the new one, and lets it record that they left', async () => {
    const ledger = async () =>
      (await world.call(clerk('330105014'), 'GET', '/divisions/330105014/ledgers/living-here')).body
        .residents;
    expect(await ledger()).toMatchObject([{ division: '330103001', residence: '330103001', open: true }]);
    const { residence: _residence, ...person } = inflowBody('330103001', '2021-04-09', GUSHI, 500);
    const left = await world.call(clerk('330105014'), 'POST', '/movements', {
      key: 'left',
      body: { ...person, kind: 'outflow', side: 'residence', household: { division: GUSHI } },
    });
    expect(left.status).toBe(201);
    await world.settle();
    expect(await ledger()).toEqual([]);
  });
});

describe('what ends without one successor', () => {
  const ledgerOf = async (world: World, division: string, ledger: string) =>
    (await world.call(clerk(division), 'GET', `/divisions/${division}/ledgers/${ledger}`)).body.residents;

  it('goes to the county, with the people of its ledger, where a township has no successor', async () => {
    const [MEIZHU, XINCHANG] = ['330624102', '330624'];
    const world = await worldOf('2020-12-20');
    await world.stores.directory.setParticipation(XINCHANG, '2020-01-01', null);
    const noticeId = await told(world, MEIZHU, '2020-12-19');
    const body = inflowBody(MEIZHU, '2020-12-19', GUSHI, 700);
    expect((await world.call(clerk(MEIZHU), 'POST', '/movements', { body, key: 'b' })).status).toBe(201);
    await world.advanceTo(day('2020-12-30'));
    expect(await ledgerOf(world, XINCHANG, 'living-here')).toMatchObject([{ division: MEIZHU }]);
    await world.advanceTo(day('2020-12-31'));
    expect(await notice(world, noticeId)).toMatchObject({ holder: XINCHANG, state: 'delivered' });
    expect((await notice(world, noticeId)).timeline).toContainEqual(
      expect.objectContaining({
        event: 'hand-over',
        from: MEIZHU,
        to: XINCHANG,
        note: 'no-successor',
      }),
    );
    expect(await ledgerOf(world, XINCHANG, 'living-here')).toMatchObject([{ division: MEIZHU, open: true }]);
    // Recorded anew by a township that has them now, they leave the county's care.
    const QIXING = '330624001';
    const anew = inflowBody(QIXING, '2020-12-31', GUSHI, 700);
    await world.call(clerk(QIXING), 'POST', '/movements', { body: anew, key: 'c' });
    await world.settle();
    expect(await ledgerOf(world, XINCHANG, 'living-here')).toMatchObject([{ division: QIXING }]);
    await world.close();
  });

  it('goes to the parent of a split, and so do the people of its ledger', async () => {
    const [JIULI, XUZHOU] = ['320304', '3203'];
    const world = await smallWorld(day('2010-09-01'), ':memory:', {
      settings: { directory: loadDirectory() },
    });
    for (const county of [JIULI, '411525'])
      await world.stores.directory.setParticipation(county, '2010-01-01', null);
    const noticeId = await told(world, JIULI, '2010-08-31');
    expect((await notice(world, noticeId)).holder).toBe(JIULI);
    await world.advanceTo(day('2010-09-05'));
    expect((await notice(world, noticeId)).timeline).toContainEqual(
      expect.objectContaining({
        event: 'hand-over',
        to: XUZHOU,
        note: 'common-parent',
      }),
    );
    expect(await inbox(world, XUZHOU)).toContain(noticeId);
    expect(await ledgerOf(world, XUZHOU, 'living-elsewhere')).toMatchObject([
      { division: JIULI, open: true },
    ]);
    await world.close();
  });

  it('is handed over by the pass on start too, however long nobody looked', async () => {
    const world = await worldOf('2021-04-06');
    const noticeId = await told(world, '330103001', '2021-04-05');
    world.clock.moveTo(day('2022-01-10'));
    expect(await world.handOver('recent')).toBe(0);
    expect(await world.handOver()).toBe(1);
    expect((await notice(world, noticeId)).holder).toBe('330105014');
    await world.close();
  });

  it('is handed over in runs that have time for a page each, every notice once, also by those of another reach', async () => {
    const world = await worldOf('2021-04-06');
    const places = [
      ['330103001', '330105014'],
      ['330104014', '330102018'],
      ['330110001', '330113001'],
    ] as const;
    const sent = new Map<string, string>();
    for (const [old, heir] of places) sent.set(await told(world, old, '2021-04-05'), heir);
    world.clock.moveTo(day('2022-01-10'));
    const run = createHandOver({ ...world.stores, clock: world.clock });
    const runs = [await run({ reach: 'all' }, () => false)];
    // What was begun with `all` goes on with it, although the schedule asks for what is recent.
    while ((await world.stores.sweeps.placeOf('hand-over')) !== undefined)
      runs.push(await run({ reach: 'recent' }, () => false));
    expect(runs.length).toBeGreaterThan(4);
    expect(runs.reduce((sum, { handedOver }) => sum + handedOver, 0)).toBe(sent.size);
    for (const [noticeId, heir] of sent) expect((await notice(world, noticeId)).holder).toBe(heir);
    expect(await run({ reach: 'all' }, () => true)).toEqual({ handedOver: 0, through: true });
    await world.close();
  });

  it('goes to the nearest division above that takes part, where the successor does not', async () => {
    const world = await smallWorld(day('2021-04-06'), ':memory:', {
      settings: { directory: loadDirectory() },
    });
    for (const county of ['330103', '411525'])
      await world.stores.directory.setParticipation(county, '2020-01-01', null);
    const noticeId = await told(world, '330103001', '2021-04-05');
    await world.advanceTo(day('2021-04-09'));
    expect(await notice(world, noticeId)).toMatchObject({ holder: '3301' });
    expect((await notice(world, noticeId)).timeline).toContainEqual(
      expect.objectContaining({ note: 'not-joined' }),
    );
    expect(await world.handOver()).toBe(0);
    await world.close();
  });
});
