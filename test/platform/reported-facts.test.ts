import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GONGSHU, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const here = clerk(WEST_LAKE);
const county: Caller = { subject: 'manager', role: 'manager', divisions: ['330106'] };
const VILLAGE = `${WEST_LAKE}001`;
let world: World;
let keys = 0;

beforeEach(async () => {
  world = await smallWorld();
});
afterEach(async () => await world.close());

const report = async (content: object, more: object = {}, key = `k${++keys}`) =>
  await world.call(here, 'POST', '/facts', { body: { content, ...more }, key });
const training = (amount: number, on = '2026-02-10') => ({ kind: 'training', on, unit: 'sessions', amount });
const list = async (query: string, caller: Caller = here, code = WEST_LAKE) =>
  (await world.call(caller, 'GET', `/divisions/${code}/facts?${query}`)).body;
const FEBRUARY = 'from=2026-02-01&to=2026-02-28';

describe('a reported fact', () => {
  it('is there once however often it is sent, and names who reported it', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => report(training(2), { evidence: '签到表' }, 'same')));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(sent.map(({ body }) => body.fact.factId)).size).toBe(1);
    expect(sent.filter(({ body }) => !body.repeated)).toHaveLength(1);
    const { facts } = await list(FEBRUARY);
    expect(facts).toMatchObject([
      { reportedBy: here.subject, evidence: '签到表', place: WEST_LAKE, content: training(2) },
    ]);
    expect(JSON.stringify(facts)).not.toMatch(/requestKey|contentDigest/);
  });

  it('is corrected and withdrawn by new records, which all stay readable', async () => {
    const first = (await report(training(20))).body.fact.factId;
    const second = (await report(training(2), { corrects: first }, 'again')).body.fact.factId;
    expect((await report(training(2), { corrects: first }, 'again')).body).toMatchObject({
      repeated: true,
      fact: { factId: second },
    });
    await report(training(2), { corrects: second, withdrawn: true, evidence: '重复填报' });
    const { body } = await world.call(county, 'GET', `/facts/${first}`);
    expect(body.facts.map((fact: { content: { amount: number } }) => fact.content.amount)).toEqual([
      20, 2, 2,
    ]);
    expect(body.standing).toBe(false);
  });

  it('counts for a village and an area of the office, when they are registered', async () => {
    const put = (path: string, body: object) =>
      world.call(here, 'POST', `/divisions/${WEST_LAKE}/${path}`, { body });
    await put('villages', { code: VILLAGE, kind: 'village', name: '测试村', validFrom: '2020-01-01' });
    await put('areas', { code: 'G-1', name: '第一网格', villages: [VILLAGE], validFrom: '2020-01-01' });
    const { status } = await report(training(1), { place: VILLAGE, area: 'G-1' });
    expect(status).toBe(201);
    expect((await list(FEBRUARY)).facts).toMatchObject([{ place: VILLAGE, area: 'G-1', office: WEST_LAKE }]);
  });

  it.each<[string, object, string]>([
    ['a unit that is not its kind’s', { ...training(1), unit: 'yuan' }, '/content/unit'],
    ['a kind of its own', { ...training(1), kind: 'births' }, '/content/kind'],
    ['half a session', { ...training(1), amount: 0.5 }, '/content/amount'],
    ['fewer than none', { ...training(1), amount: -1 }, '/content/amount'],
    ['a list of persons', { ...training(1), persons: ['测试甲'] }, '/content/persons'],
    [
      'an ID number for a house',
      { kind: 'premises-inspection', on: '2026-02-10', premises: '100000190001010010' },
      '/content/premises',
    ],
    [
      'a telephone for a house',
      { kind: 'premises-inspection', on: '2026-02-10', premises: '15400000001' },
      '/content/premises',
    ],
    [
      'more permits than residents',
      { kind: 'permit-count', on: '2026-02-10', residents: 3, holders: 4 },
      '/content/holders',
    ],
    [
      'a task that was done before it was opened',
      {
        kind: 'due-task',
        task: 'permit-issue',
        openedOn: '2026-02-10',
        on: '2026-02-25',
        doneOn: '2026-02-09',
      },
      '/content/doneOn',
    ],
  ])('does not take %s', async (_, content, pointer) => {
    const { status, body } = await report(content);
    expect(status).toBe(422);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect((await list(FEBRUARY)).facts).toEqual([]);
  });

  it('may have its last day ahead, where it is a task', async () => {
    const task = { kind: 'due-task', task: 'permit-issue', openedOn: '2026-02-20', on: '2026-03-07' };
    const opened = await report({ ...task, doneOn: null });
    expect(opened.status).toBe(201);
    const done = await report({ ...task, doneOn: '2026-03-02' }, { corrects: opened.body.fact.factId });
    expect(done.status).toBe(201);
  });
});

describe('the list of a division and period', () => {
  it('shows a unit its own, those above it all below them, and nobody else a thing', async () => {
    await report(training(1));
    expect((await list(FEBRUARY)).facts).toHaveLength(1);
    expect((await list(FEBRUARY, county, '330106')).facts).toHaveLength(1);
    expect((await list(FEBRUARY, clerk(GONGSHU), GONGSHU)).facts).toEqual([]);
    expect((await list(FEBRUARY, clerk(GONGSHU))).type).toBe('/problems/division-not-yours');
    expect((await list('from=2026-03-01&to=2026-02-01')).type).toBe('/problems/invalid-request');
    const odd = Buffer.from('{"family":"none","on":"","root":"","seq":"x"}').toString('base64url');
    expect((await list(`${FEBRUARY}&cursor=${odd}`)).type).toBe('/problems/invalid-request');
  });

  it('goes through all families page by page, each record once, by day', async () => {
    for (const day of ['03', '01', '02']) {
      await report(training(1, `2026-02-${day}`));
      await report({ kind: 'lead', on: `2026-02-${day}`, outcome: 'registered' });
      await report({ kind: 'premises-inspection', on: `2026-02-${day}`, premises: 'XH-1' });
    }
    await report(training(1, '2026-01-31'));
    await report(training(1, '2026-03-01'));
    const whole = (await list(FEBRUARY)).facts;
    expect(
      whole.map((fact: { content: { kind: string; on: string } }) => [fact.content.kind, fact.content.on]),
    ).toEqual(
      ['training', 'premises-inspection', 'lead'].flatMap((kind) =>
        ['2026-02-01', '2026-02-02', '2026-02-03'].map((on) => [kind, on]),
      ),
    );
    for (const limit of [1, 2, 3, 4]) {
      const seen: unknown[] = [];
      let next = '';
      do {
        const page = await list(`${FEBRUARY}&limit=${limit}${next && `&cursor=${next}`}`);
        expect(page.facts.length).toBeLessThanOrEqual(limit);
        seen.push(...page.facts);
        next = page.next ?? '';
      } while (next);
      expect(seen).toEqual(whole);
    }
    const leads = (await list(`${FEBRUARY}&family=lead&limit=2`)).facts;
    expect(leads).toEqual(whole.slice(6, 8));
  });
});
