import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clerk,
  GONGSHU,
  GUSHI,
  inflowBody,
  smallWorld,
  syntheticPerson,
  WEST_LAKE,
  type World,
} from './small-world.ts';

const here = clerk(WEST_LAKE);
let world: World;

beforeEach(async () => {
  world = await smallWorld();
});
afterEach(async () => {
  await world.close();
});

describe('a batch', () => {
  it('answers row by row, and a bad row spoils no other', async () => {
    const good = (ordinal: number) => inflowBody(WEST_LAKE, '2026-03-01', GUSHI, ordinal);
    const rows = [good(1), { kind: 'nonsense' }, { ...good(2), happenedOn: '2026-03-03' }, good(3), good(1)];
    const send = () => world.call(here, 'POST', '/movements/batch', { body: { rows }, key: 'batch' });
    const statuses = (reply: { body: { rows: { status: number }[] } }) =>
      reply.body.rows.map(({ status }) => status);
    const first = await send();
    expect(statuses(first)).toEqual([201, 422, 422, 201, 409]);
    expect(first.body.rows[1].problem.type).toBe('/problems/invalid-request');
    const again = await send();
    expect(statuses(again)).toEqual([201, 422, 422, 201, 409]);
    expect([again.body.rows[0].repeated, again.body.rows[3].repeated]).toEqual([true, true]);
  });

  it('of no rows or of 201 is refused whole', async () => {
    const of = (n: number) =>
      world.call(here, 'POST', '/movements/batch', {
        body: { rows: Array.from({ length: n }, () => ({})) },
        key: 'k',
      });
    expect([(await of(0)).status, (await of(201)).status, (await of(200)).status]).toEqual([422, 422, 200]);
  });
});

describe('a family', () => {
  it('is recorded together, each person by a record of its own', async () => {
    const body = {
      ...inflowBody(WEST_LAKE, '2026-03-01'),
      together: [syntheticPerson(2), syntheticPerson(3)],
    };
    const { status, body: answer } = await world.call(here, 'POST', '/movements', { body, key: 'f' });
    expect(status).toBe(201);
    expect(answer.together).toHaveLength(2);
    expect(answer.together[0].movement.togetherWith).toBe(answer.movement.movement);
    await world.settle();
    const inbox = await world.call(clerk(GUSHI), 'GET', `/divisions/${GUSHI}/inbox`);
    expect(inbox.body.notices).toHaveLength(3);
  });

  it('that names one person twice is refused before anything is written', async () => {
    const body = { ...inflowBody(WEST_LAKE, '2026-03-01'), together: [syntheticPerson(1)] };
    const { body: answer } = await world.call(here, 'POST', '/movements', { body, key: 'f' });
    expect(answer.type).toBe('/problems/same-person-twice');
    expect((await world.stores.movements.scan({ limit: 10 })).movements).toEqual([]);
  });
});

describe('unmasking', () => {
  it('shows the identity to a present side, for a purpose, and is written down', async () => {
    const { body } = await world.call(here, 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, '2026-03-01'),
      key: 'k',
    });
    const path = `/people/${body.movement.personId}/unmask`;
    const unmask = (who: typeof here, sent: object) => world.call(who, 'POST', path, { body: sent });
    expect((await unmask(here, {})).status).toBe(422);
    const seen = await unmask(clerk(GUSHI), { purpose: '核对户籍信息' });
    expect(seen.body.person).toEqual(syntheticPerson());
    expect((await unmask(clerk(GONGSHU), { purpose: '随便看看' })).status).toBe(404);
    const [entry, ...others] = await world.stores.audit.ofPerson(body.movement.personId, 10);
    expect([entry?.action, entry?.purpose, others]).toEqual(['unmask', '核对户籍信息', []]);
  });

  it('is needed, because nothing else holds a name, a number or a telephone', async () => {
    await world.call(here, 'POST', '/movements', { body: inflowBody(WEST_LAKE, '2026-03-01'), key: 'k' });
    await world.settle();
    const { name, document, phone } = syntheticPerson();
    const names = world.engine.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const everything = names.flatMap((row) =>
      world.engine.db.prepare(`SELECT * FROM ${String(row['name'])}`).all(),
    );
    expect(everything.length).toBeGreaterThan(5);
    for (const secret of [name, document.number, phone])
      expect(JSON.stringify(everything)).not.toContain(secret);
  });
});

describe('divisions over HTTP', () => {
  it('are found, read with what is above and below, and refused by name', async () => {
    const found = await world.call(here, 'GET', `/divisions?text=${encodeURIComponent('固始')}`);
    expect(found.body.divisions[0].code).toBe('411525');
    const read = await world.call(here, 'GET', '/divisions/411525');
    expect(read.body).toMatchObject({
      joined: true,
      above: [{ code: '4115' }, { code: '41' }],
      below: [{ code: GUSHI }],
    });
    expect((await world.call(here, 'GET', '/divisions/999999')).body.type).toBe('/problems/division-unknown');
  });
});
