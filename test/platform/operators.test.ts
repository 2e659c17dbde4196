import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { noticeOf } from '../contract/engine-contract.ts';
import { writeCursor } from '../../shared/lambda/cursor.ts';
import {
  clerk,
  GONGSHU,
  GUSHI,
  inflowBody,
  NOT_JOINED,
  smallWorld,
  syntheticPerson,
  WEST_LAKE,
  type World,
} from './small-world.ts';

const here = clerk(WEST_LAKE);
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
let world: World;

beforeEach(async () => {
  world = await smallWorld();
});
afterEach(async () => {
  await world.close();
});

async function recorded(ordinal: number, household: string): Promise<string> {
  const { body } = await world.call(here, 'POST', '/movements', {
    body: inflowBody(WEST_LAKE, '2026-03-01', household, ordinal),
    key: `k${ordinal}`,
  });
  return body.movement.movement;
}

describe('the stuck list', () => {
  const stuck = async (caller: Caller, query = '') =>
    (await world.call(caller, 'GET', `/operations/stuck${query}`)).body.stuck.map(
      ({ noticeId, why, holder }: Record<string, string>) => [noticeId, why, holder],
    );

  it('names what nobody moves, who must, and why; and nothing of the person', async () => {
    // The assessments that are due look over everything first; the reconcile sweep before them would mend what follows.
    await world.advanceTo('2026-03-03T01:00:00.000Z');
    const paper = await recorded(1, NOT_JOINED);
    const returned = await recorded(2, GUSHI);
    const overdue = await recorded(3, GUSHI);
    const queued = await recorded(4, GUSHI);
    // As if its message had been lost: queued, and nobody brings it.
    await world.settle();
    world.engine.db
      .prepare(
        "UPDATE notices SET state = 'queued', box = 'sending', division = sender, doc = json_set(doc, '$.state', 'queued')" +
          ' WHERE notice_id = ?',
      )
      .run(`${queued}.household`);
    await world.call(clerk(GUSHI), 'POST', `/notices/${returned}.household/actions`, {
      body: { action: 'return', reason: '姓名与证件不符' },
    });
    expect(await stuck(operator)).toEqual([[`${paper}.household`, 'on-paper', WEST_LAKE]]);
    await world.advanceTo('2026-03-30T01:00:00.000Z');
    const all = [
      [`${paper}.household`, 'on-paper', WEST_LAKE],
      [`${returned}.household`, 'returned-lying', WEST_LAKE],
      [`${overdue}.household`, 'past-escalation', GUSHI],
      [`${queued}.household`, 'not-delivered', 'platform'],
    ].sort();
    expect((await stuck(operator)).sort()).toEqual(all);
    const { body } = await world.call(operator, 'GET', '/operations/stuck?why=past-escalation');
    expect(body.stuck).toEqual([
      {
        noticeId: `${overdue}.household`,
        kind: 'movement-notice',
        state: 'delivered',
        sender: WEST_LAKE,
        receiver: GUSHI,
        holder: GUSHI,
        since: '2026-03-10T16:00:00.000Z',
        days: 19,
        why: 'past-escalation',
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('personId');

    const manager: Caller = { subject: 'm', role: 'manager', divisions: ['411525'] };
    expect(await stuck(manager)).toEqual(all.filter(([, , holder]) => holder === GUSHI));
    const auditor: Caller = { subject: 'a', role: 'auditor', divisions: ['33'] };
    expect((await stuck(auditor)).sort()).toEqual(all.filter(([, , holder]) => holder !== GUSHI));
    expect(await stuck({ ...manager, divisions: ['330105'] })).toEqual([]);
    expect(await stuck({ ...manager, divisions: [] })).toEqual([]);
    expect((await stuck({ ...operator, divisions: ['41'] })).map(([id]: string[]) => id)).toEqual([
      `${overdue}.household`,
    ]);
    expect(await stuck(operator, '?division=4115')).toHaveLength(1);
    expect(await stuck({ ...operator, divisions: ['41'] }, '?division=411525')).toHaveLength(1);
  });

  it('turns pages, each line once', async () => {
    for (let i = 1; i <= 7; i++) await recorded(i, NOT_JOINED);
    await world.settle();
    const seen: string[] = [];
    let cursor = '';
    let pages = 0;
    do {
      const { body } = await world.call(operator, 'GET', `/operations/stuck?limit=3${cursor}`);
      seen.push(...body.stuck.map(({ noticeId }: { noticeId: string }) => noticeId));
      cursor = body.next ? `&cursor=${body.next}` : '';
      pages += 1;
    } while (cursor);
    expect([new Set(seen).size, seen.length, pages]).toEqual([7, 7, 3]);
  });

  it('refuses a division of others, a cursor of nobody, and those whose business it is not', async () => {
    const ask = async (caller: Caller, query: string) =>
      (await world.call(caller, 'GET', `/operations/stuck${query}`)).body;
    const manager: Caller = { subject: 'm', role: 'manager', divisions: ['411525'] };
    expect(await ask(manager, '?division=330106')).toMatchObject({
      type: '/problems/division-not-yours',
      pointer: '/division',
    });
    for (const cursor of ['nonsense', writeCursor({ box: 1 }), writeCursor({ noticeId: 'x' })])
      expect(await ask(operator, `?cursor=${cursor}`)).toMatchObject({
        type: '/problems/invalid-request',
        pointer: '/cursor',
      });
    expect((await ask(operator, '?why=boredom')).type).toBe('/problems/invalid-request');
    for (const role of ['clerk', 'reviewer', 'partner'] as const)
      expect((await ask({ ...here, role }, '')).type).toBe('/problems/role-not-allowed');
  });
});

describe('dead letters', () => {
  const list = async (query = '', caller = operator) =>
    (await world.call(caller, 'GET', `/operations/dead-letters${query}`)).body;
  const redrive = (body: object, caller = operator) =>
    world.call(caller, 'POST', '/operations/dead-letters/redrive', { body });
  /** The deriver cannot write its facts: each record fails five times and is buried. */
  const whileDerivationFails = async (work: () => Promise<unknown>): Promise<void> => {
    world.engine.db.exec('ALTER TABLE facts RENAME TO facts_away');
    await work();
    for (let i = 0; i < 12; i++) await world.settle();
    world.engine.db.exec('ALTER TABLE facts_away RENAME TO facts');
  };

  it('of a feed are shown whole, and redriven they really derive', async () => {
    let movement = '';
    await whileDerivationFails(async () => {
      movement = await recorded(1, GUSHI);
    });
    const inbox = async () =>
      (await world.call(clerk(GUSHI), 'GET', `/divisions/${GUSHI}/inbox`)).body.notices;
    expect(await inbox()).toEqual([]);
    const { sources, letters } = await list();
    expect(sources).toEqual([
      'queue:delivery',
      'feed:derive-movement',
      'feed:spawn-notices',
      'feed:dispatch-notice',
    ]);
    expect(letters).toHaveLength(1);
    const [letter] = letters;
    expect(letter).toMatchObject({ source: 'feed:derive-movement', reason: 'failed 5 times' });
    const body = JSON.parse(letter.body);
    expect(`${body.after.personId}.${body.after.seq}`).toBe(movement);

    const done = await redrive({ source: letter.source, id: letter.id });
    expect(done.body).toEqual({ redriven: 1, failed: 0 });
    await world.settle();
    expect((await inbox()).map((line: { notice: { noticeId: string } }) => line.notice.noticeId)).toEqual([
      `${movement}.household`,
    ]);
    expect(await world.reconcile()).toBe(0);
    expect((await list()).letters).toEqual([]);
    expect((await redrive({ source: letter.source, id: letter.id })).body).toMatchObject({
      type: '/problems/dead-letter-unknown',
      pointer: '/id',
    });
  });

  it('carry nothing of the vault, and whoever reads about a person is written down', async () => {
    await whileDerivationFails(() => recorded(1, GUSHI));
    const answer = await list();
    const { name, document, phone } = syntheticPerson(1);
    for (const secret of [name, document.number, phone]) expect(JSON.stringify(answer)).not.toContain(secret);
    const { personId } = JSON.parse(answer.letters[0].body).after;
    const [entry] = await world.stores.audit.ofPerson(personId, 1);
    expect(entry).toMatchObject({ action: 'read-dead-letter', subject: 'operator' });
  });

  it('that fail again stay, and say so', async () => {
    await whileDerivationFails(async () => {
      await recorded(1, GUSHI);
      for (let i = 0; i < 12; i++) await world.settle();
      expect((await redrive({ source: 'feed:derive-movement' })).body).toEqual({ redriven: 0, failed: 1 });
    });
    expect((await list()).letters).toHaveLength(1);
    expect((await redrive({ source: 'feed:derive-movement' })).body).toEqual({ redriven: 1, failed: 0 });
  });

  it('of the queue go back to it and are delivered, page by page', async () => {
    const { queue } = world.stores;
    const made = 60;
    // They are hidden as they come into the queue, and buried before anybody delivers them.
    const NEVER = 9e15;
    world.engine.db.exec(`CREATE TEMP TRIGGER hidden AFTER INSERT ON messages
      BEGIN UPDATE messages SET visible_at = ${NEVER} WHERE id = new.id; END`);
    for (let i = 1; i <= made; i++) await recorded(i, GUSHI);
    await world.settle();
    world.engine.db.exec('DROP TRIGGER hidden');
    const noticeIds = queue.receive(200, NEVER).map((message) => {
      queue.bury(message, 'received 5 times', '2026-03-02T02:00:00.000Z');
      return String(JSON.parse(message.body).noticeId);
    });
    await world.engine.settled();
    const buried = new Set(noticeIds);
    expect(buried.size).toBe(made);
    const seen: string[] = [];
    let next = '';
    do {
      const page = await list(`?limit=25${next}`);
      seen.push(...page.letters.map(({ body }: { body: string }) => JSON.parse(body).noticeId));
      next = page.next ? `&cursor=${page.next}` : '';
    } while (next);
    expect([...seen].sort()).toEqual([...buried].sort());
    let cursor: string | undefined;
    let redriven = 0;
    do {
      const { body } = await redrive({ source: 'queue:delivery', ...(cursor && { cursor }) });
      redriven += body.redriven;
      cursor = body.next;
    } while (cursor);
    expect(redriven).toBe(buried.size);
    await world.settle();
    const delivered = await world.stores.notices.getMany(noticeIds);
    expect(new Set(delivered.map(({ state }) => state))).toEqual(new Set(['delivered']));
  });

  it('that take long go back a few at a time, and the answer says how many are left', async () => {
    let now = Date.parse('2026-03-02T01:00:00.000Z');
    // Each look at the clock finds it five seconds later.
    const slow = await smallWorld(undefined, ':memory:', { settings: { systemNow: () => (now += 5_000) } });
    await slow.pumps.stop(); // they look at it too
    const bury = slow.engine.db.prepare(
      'INSERT INTO dead_letters (source, body, reason, at) VALUES (?, ?, ?, ?)',
    );
    const closed = { id: 1, before: null, after: { ...noticeOf('n-closed'), state: 'closed' } };
    for (let i = 0; i < 5; i++)
      bury.run('feed:dispatch-notice', JSON.stringify(closed), 'failed', '2026-03-02T01:00:00.000Z');
    const answers: object[] = [];
    let cursor: string | undefined;
    do {
      const body = { source: 'feed:dispatch-notice', ...(cursor && { cursor }) };
      const answer = await slow.call(operator, 'POST', '/operations/dead-letters/redrive', { body });
      cursor = answer.body.next;
      answers.push({ ...answer.body, next: undefined });
    } while (cursor);
    expect(answers).toEqual([
      { redriven: 2, failed: 0, remaining: 3 },
      { redriven: 2, failed: 0, remaining: 1 },
      { redriven: 1, failed: 0 },
    ]);
    await slow.close();
  });

  it('refuse an unknown source, id or cursor, and everybody but the operator of the whole platform', async () => {
    expect(await list('?source=queue:nothing')).toMatchObject({
      type: '/problems/dead-letter-source-unknown',
    });
    expect(await list('?source=nonsense')).toMatchObject({ type: '/problems/invalid-request' });
    expect(await list('?cursor=nonsense')).toMatchObject({ type: '/problems/invalid-request' });
    expect((await redrive({ source: 'feed:nothing' })).body.type).toBe(
      '/problems/dead-letter-source-unknown',
    );
    for (const id of ['999', 'x', '1; DROP TABLE dead_letters'])
      expect((await redrive({ source: 'queue:delivery', id })).status).toBe(404);
    expect((await redrive({ source: 'queue:delivery', cursor: '!' })).body.type).toBe(
      '/problems/invalid-request',
    );
    expect((await redrive({})).status).toBe(422);
    const provincial: Caller = { ...operator, divisions: ['33'] };
    expect((await list('', provincial)).type).toBe('/problems/whole-platform-only');
    expect((await redrive({ source: 'queue:delivery' }, provincial)).body.type).toBe(
      '/problems/whole-platform-only',
    );
    for (const role of ['clerk', 'reviewer', 'manager', 'auditor', 'partner'] as const) {
      const caller: Caller = { ...clerk(GONGSHU), role };
      expect((await list('', caller)).type).toBe('/problems/role-not-allowed');
      expect((await redrive({ source: 'queue:delivery' }, caller)).status).toBe(403);
    }
  });
});
