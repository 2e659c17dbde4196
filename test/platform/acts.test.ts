import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { levelOf } from '../../shared/domain/division/code.ts';
import type { Division } from '../../shared/domain/division/division.ts';
import {
  clerk,
  GONGSHU,
  GUSHI,
  inflowBody,
  NOT_JOINED,
  smallWorld,
  WEST_LAKE,
  type World,
} from './small-world.ts';

/** A township that was merged into another, and one that ended with nobody to carry it on. */
const MERGED = '411525900';
const ENDED = '411525901';
/** A county that is West Lake district today. */
const OLD_COUNTY = '330199';
const ended = (code: string, successors: string[]): Division => ({
  code,
  name: '旧镇',
  level: levelOf(code),
  validFrom: null,
  fromPrecision: 'day',
  validTo: '2020-01-01',
  toPrecision: 'day',
  predecessors: [],
  successors,
  partsTo: [],
  initials: '',
});

const here = clerk(WEST_LAKE);
const county = clerk('411525');
let world: World;
let personId: string;

beforeEach(async () => {
  world = await smallWorld(undefined, undefined, {
    divisions: [ended(MERGED, [GUSHI]), ended(ENDED, []), ended(OLD_COUNTY, ['330106'])],
  });
  const body = inflowBody(WEST_LAKE, '2026-03-01', '411525');
  personId = (await world.call(here, 'POST', '/movements', { body, key: 'k' })).body.movement.personId;
  await world.settle();
});
afterEach(async () => {
  const { failures } = world;
  await world.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
});

let keys = 0;
async function raise(receiver = '411525', change: object = {}): Promise<string> {
  const { body, status } = await world.call(here, 'POST', '/notices', {
    key: `n-${++keys}`,
    body: { kind: 'verification-request', receiver, personId, content: { items: ['contact'] }, ...change },
  });
  expect(status).toBe(201);
  await world.settle();
  return body.notice.noticeId;
}

async function act(who: Caller, id: string, action: object) {
  const answer = await world.call(who, 'POST', `/notices/${id}/actions`, { body: action });
  await world.settle();
  return answer;
}

/** What the notice's timeline says, as the other side reads it. */
async function timeline(id: string, who: Caller = here): Promise<string[]> {
  const { body } = await world.call(who, 'GET', `/notices/${id}`);
  return body.notice.timeline.map(({ event, note }: { event: string; note?: string }) =>
    note ? `${event} ${note}` : event,
  );
}
const inboxOf = async (code: string) =>
  (await world.call(clerk(code), 'GET', `/divisions/${code}/inbox`)).body.notices.map(
    ({ notice }: { notice: { noticeId: string } }) => notice.noticeId,
  );

describe('every act, over HTTP', () => {
  it('hand down, accept, extend, reply, find incomplete, reply again, close: each leaves its line', async () => {
    const id = await raise();
    const township = clerk(GUSHI);
    expect((await act(county, id, { action: 'hand-down', to: GUSHI })).body.notice.holder).toBe(GUSHI);
    expect((await act(county, id, { action: 'accept' })).body.type).toBe('/problems/role-not-allowed');
    expect((await act(township, id, { action: 'accept' })).body.notice.state).toBe('accepted');
    expect(
      (await act(township, id, { action: 'extend', reason: '户主外出', until: '2026-04-10' })).status,
    ).toBe(200);
    expect((await act(township, id, { action: 'reply', reply: { code: 'confirmed' } })).status).toBe(200);
    expect((await act(here, id, { action: 'find-incomplete', items: ['contact'] })).body.notice.state).toBe(
      'accepted',
    );
    expect(await inboxOf(GUSHI)).toContain(id);
    expect((await act(township, id, { action: 'reply', reply: { code: 'returned-home' } })).status).toBe(200);
    expect((await act(here, id, { action: 'close' })).body.notice.state).toBe('closed');
    expect(await timeline(id)).toEqual([
      'create',
      'deliver',
      'hand-down',
      'accept',
      'extend 户主外出',
      'reply confirmed',
      'find-incomplete contact',
      'reply returned-home',
      'close',
    ]);
  });

  it('return, resend and withdraw', async () => {
    const id = await raise();
    expect((await act(county, id, { action: 'return', reason: '材料不全' })).body.notice.state).toBe(
      'returned',
    );
    expect(await inboxOf(WEST_LAKE)).toContain(id);
    expect((await act(here, id, { action: 'resend' })).body.notice.state).toBe('queued');
    expect(await inboxOf('411525')).toContain(id);
    expect((await act(here, id, { action: 'withdraw', reason: '登记有误' })).body.notice.state).toBe(
      'withdrawn',
    );
    expect(await timeline(id)).toEqual([
      'create',
      'deliver',
      'return 材料不全',
      'resend',
      'deliver',
      'withdraw 登记有误',
    ]);
    expect((await act(county, id, { action: 'accept' })).body.type).toBe('/problems/transition-not-allowed');
  });

  it('misroute, and its child is answered elsewhere', async () => {
    const id = await raise();
    expect((await act(county, id, { action: 'misroute', belongsTo: GONGSHU })).body.notice.state).toBe(
      'misrouted',
    );
    const there = clerk(GONGSHU);
    expect((await act(there, `${id}.m`, { action: 'accept' })).status).toBe(200);
    expect(await timeline(id)).toEqual(['create', 'deliver', 'misroute']);
    expect(await timeline(`${id}.m`)).toEqual(['create', 'deliver', 'accept']);
  });

  it('dispute opens a correction, which is replied to and closed', async () => {
    const there = clerk(GONGSHU);
    const body = inflowBody(GONGSHU, '2026-03-02', '411525');
    const moved = await world.call(there, 'POST', '/movements', { body, key: 'k2' });
    await world.settle();
    const id = `${moved.body.movement.movement}.former`;
    expect((await act(here, id, { action: 'dispute', claim: 'still-lives-here' })).body.notice.state).toBe(
      'closed',
    );
    expect(await timeline(id)).toEqual(['create', 'deliver', 'dispute still-lives-here']);
    expect((await act(there, `${id}.c`, { action: 'accept' })).status).toBe(200);
    expect((await act(there, `${id}.c`, { action: 'reply', reply: { code: 'confirmed' } })).status).toBe(200);
    expect((await act(here, `${id}.c`, { action: 'close' })).body.notice.state).toBe('closed');
    expect(await timeline(`${id}.c`)).toEqual(['create', 'deliver', 'accept', 'reply confirmed', 'close']);
  });

  it('a paper reply ends what went on paper', async () => {
    const id = await raise(NOT_JOINED);
    const reply = { action: 'enter-paper-reply', reply: { code: 'no-such-person' } };
    expect((await act(here, id, reply)).body.notice.state).toBe('answered');
    expect((await act(here, id, { action: 'close' })).body.notice.state).toBe('closed');
    expect(await timeline(id)).toEqual([
      'create',
      'keep-for-paper',
      'enter-paper-reply no-such-person',
      'close',
    ]);
  });

  it('review asked for by the clerk: another reviewer of the office approves', async () => {
    const id = await raise('411525', { review: true });
    expect(await inboxOf('411525')).not.toContain(id);
    expect((await world.call(here, 'GET', `/divisions/${WEST_LAKE}/review`)).body.notices).toHaveLength(1);
    expect((await act(here, id, { action: 'approve' })).body.type).toBe('/problems/role-not-allowed');
    const author: Caller = { ...here, role: 'reviewer' };
    expect((await act(author, id, { action: 'approve' })).body).toMatchObject({
      type: '/problems/reviewer-is-author',
      status: 403,
    });
    const reviewer: Caller = { ...author, subject: 'reviewer-2' };
    expect((await act(reviewer, id, { action: 'approve' })).body.notice.state).toBe('queued');
    expect(await timeline(id)).toEqual(['create review', 'approve', 'deliver']);
  });
});

describe('a code that an act names', () => {
  const problem = async (who: Caller, id: string, action: object) => {
    const { body, status } = await act(who, id, action);
    return status === 200 ? 'done' : `${body.type.replace('/problems/', '')} ${body.pointer}`;
  };

  it('must exist today to be handed down to', async () => {
    const id = await raise();
    const to = (code: string) => problem(county, id, { action: 'hand-down', to: code });
    expect(await to('411525777')).toBe('division-unknown /to');
    expect(await to(MERGED)).toBe('division-abolished /to');
    expect(await to(ENDED)).toBe('division-abolished /to');
    expect(await to(GONGSHU)).toBe('hand-down-outside /to');
    expect(await timeline(id)).toEqual(['create', 'deliver']);
    expect(await to(GUSHI)).toBe('done');
  });

  it('may be an old one that somebody carries on where a notice belongs, and the child goes to the heir', async () => {
    const id = await raise(GONGSHU);
    const there = clerk(GONGSHU);
    const to = (code: string) => problem(there, id, { action: 'misroute', belongsTo: code });
    expect(await to('411526001')).toBe('division-unknown /belongsTo');
    expect(await to('999999')).toBe('division-unknown /belongsTo');
    expect(await to(ENDED)).toBe('division-abolished /belongsTo');
    expect(await to(`${MERGED}001`)).toBe('done');
    expect(await inboxOf(GUSHI)).toContain(`${id}.m`);
    expect(await timeline(`${id}.m`)).toEqual(['create', 'deliver successor']);
  });

  it('is checked in the answer that a household has moved, on paper too', async () => {
    const id = await raise();
    await act(county, id, { action: 'accept' });
    const moved = (movedTo: string) => ({ code: 'household-moved-to', movedTo });
    const reply = (movedTo: string) => problem(county, id, { action: 'reply', reply: moved(movedTo) });
    expect(await reply('340199')).toBe('division-unknown /reply/movedTo');
    expect(await reply(ENDED)).toBe('division-abolished /reply/movedTo');
    const paper = await raise(NOT_JOINED);
    expect(await problem(here, paper, { action: 'enter-paper-reply', reply: moved('99') })).toBe(
      'division-unknown /reply/movedTo',
    );
    expect(await problem(here, paper, { action: 'enter-paper-reply', reply: moved('34') })).toBe('done');
    expect(await reply(MERGED)).toBe('done');
    expect(await inboxOf(GUSHI)).toContain(`${id}.t`);
  });

  it('says in words what is wrong with it', async () => {
    const id = await raise();
    const { body } = await act(county, id, { action: 'hand-down', to: MERGED });
    expect(body).toMatchObject({
      title: `行政区划 ${MERGED} 已于 2020-01-01 撤销，2026-03-02 不能使用；继任区划：${GUSHI}。`,
    });
  });
});

describe('a household under a code that is the office’s own county today', () => {
  it('is told nothing of a move inside that county: the notice ends unseen, and says why', async () => {
    const body = inflowBody(WEST_LAKE, '2026-03-01', OLD_COUNTY, 2);
    const { movement } = (await world.call(here, 'POST', '/movements', { body, key: 'own' })).body.movement;
    await world.settle();
    expect(await inboxOf('330106')).toEqual([]);
    expect(await timeline(`${movement}.household`)).toEqual(['create', 'withdraw own-side']);
    expect(await world.reconcile()).toBe(0);
  });
});

describe('a chain that nobody owns', () => {
  it('comes on its third hop to the common superior, which hands it down, and it ends there', async () => {
    const id = await raise(GUSHI);
    await act(clerk(GUSHI), id, { action: 'misroute', belongsTo: GONGSHU });
    await act(clerk(GONGSHU), `${id}.m`, { action: 'misroute', belongsTo: '411525' });
    const third = await act(county, `${id}.m.m`, { action: 'misroute', belongsTo: '330105' });
    expect(third.body.notice.state).toBe('misrouted');
    // Henan as a whole was never set: it takes part because Gushi county does.
    const last = `${id}.m.m.m`;
    expect(await inboxOf('41')).toEqual([last]);
    const henan = clerk('41');
    expect((await act(henan, last, { action: 'misroute', belongsTo: '411525' })).body.type).toBe(
      '/problems/already-visited',
    );
    expect((await act(henan, last, { action: 'hand-down', to: GUSHI })).body.notice.holder).toBe(GUSHI);
    expect((await act(clerk(GUSHI), last, { action: 'accept' })).status).toBe(200);
    expect((await act(clerk(GUSHI), last, { action: 'reply', reply: { code: 'confirmed' } })).status).toBe(
      200,
    );
    expect((await act(here, last, { action: 'close' })).body.notice.state).toBe('closed');
    expect(await timeline(last)).toEqual([
      'create',
      'deliver',
      'hand-down',
      'accept',
      'reply confirmed',
      'close',
    ]);
  });
});

describe('pressing by hand', () => {
  const press = async (who: Caller, id: string, action: 'remind' | 'escalate') => {
    const { body, status } = await act(who, id, { action });
    return status === 200 ? `${action} → ${body.notice.timeline.at(-1).to}` : body.type;
  };

  it('is for the sender and each level above the holder, once a day each, and stands in the timeline', async () => {
    const id = await raise(GUSHI);
    for (const code of ['411525', '4115', '41']) {
      const manager: Caller = { ...clerk(code), role: 'manager' };
      expect(await press(manager, id, 'remind')).toBe(`remind → ${GUSHI}`);
      expect(await press(manager, id, 'escalate')).toBe(`escalate → ${GUSHI}`);
      expect(await press(clerk(code), id, 'escalate')).toBe('/problems/pressed-today');
    }
    expect(await press(here, id, 'remind')).toBe(`remind → ${GUSHI}`);
    expect(await press(here, id, 'remind')).toBe('/problems/pressed-today');
    expect(await press(here, id, 'escalate')).toBe('/problems/role-not-allowed');
    expect(await press(clerk(GUSHI), id, 'remind')).toBe('/problems/role-not-allowed');
    const pressed = ['remind', 'escalate'];
    expect(await timeline(id)).toEqual(['create', 'deliver', ...pressed, ...pressed, ...pressed, 'remind']);
    // Midnight in Shanghai makes a new day.
    await world.advanceTo('2026-03-02T16:00:00.000Z');
    expect(await press(here, id, 'remind')).toBe(`remind → ${GUSHI}`);
  });

  it('is of the sender once the holder has answered, by the holder and those above the sender', async () => {
    const id = await raise(GUSHI);
    await act(clerk(GUSHI), id, { action: 'accept' });
    await act(clerk(GUSHI), id, { action: 'reply', reply: { code: 'confirmed' } });
    expect(await press(here, id, 'remind')).toBe('/problems/role-not-allowed');
    expect(await press(clerk(GUSHI), id, 'remind')).toBe(`remind → ${WEST_LAKE}`);
    expect(await press(clerk('330106'), id, 'remind')).toBe(`remind → ${WEST_LAKE}`);
    expect(await press(county, id, 'remind')).toBe('/problems/role-not-allowed');
  });
});
