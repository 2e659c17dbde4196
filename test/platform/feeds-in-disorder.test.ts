import { randomBytes } from 'node:crypto';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeriveMovement } from '../../functions/stream/derive-movement.ts';
import { createDispatchNotice } from '../../functions/stream/dispatch-notice.ts';
import { createSpawnNotices } from '../../functions/stream/spawn-notices.ts';
import { identityKeys } from '../../shared/identity/identity-keys.ts';
import { finalState } from './final-state.ts';
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

const START = '2026-03-02T01:00:00.000Z';
const keys = { pseudonymKey: randomBytes(32), dataKeys: [{ keyId: 'k1', key: randomBytes(32) }] };
/** Longer than a received message stays hidden. */
const LATER_MS = 31_000;

let system = 0;
let world: World;

beforeEach(async () => {
  world = await opened();
});
afterEach(async () => await world.close());

async function opened(): Promise<World> {
  system = Date.parse(START);
  const made = await smallWorld(START, ':memory:', { settings: { keys, systemNow: () => system } });
  await made.pumps.stop();
  return made;
}

/** Records of three people that nothing has been derived from yet. */
async function record({ call }: World): Promise<void> {
  const here = clerk(WEST_LAKE);
  const sent = [
    [here, { ...inflowBody(WEST_LAKE, '2026-02-20'), together: [syntheticPerson(2)] }],
    [here, inflowBody(WEST_LAKE, '2026-02-20', NOT_JOINED, 3)],
    [clerk(GONGSHU), inflowBody(GONGSHU, '2026-02-24')],
    [here, { kind: 'outflow', side: 'residence', happenedOn: '2026-02-26', person: syntheticPerson(2) }],
    [
      clerk(GUSHI),
      { kind: 'return', side: 'household', happenedOn: '2026-03-01', person: syntheticPerson(1) },
    ],
  ] as const;
  for (const [i, [who, body]] of sent.entries()) {
    const { status } = await call(who, 'POST', '/movements', { body, key: `k${i}` });
    expect(status).toBe(201);
  }
}

/** The functions behind the feeds, called as a stream calls them. */
function consumersOf({ stores }: World) {
  const failures: string[] = [];
  const edge = { decode: (image: unknown) => image, log: (code: string) => failures.push(code) };
  return {
    failures,
    derive: createDeriveMovement(stores, edge),
    dispatch: createDispatchNotice(stores, edge),
    spawn: createSpawnNotices({ ...stores, rules: DEFAULT_DEADLINE_RULES }, edge),
  };
}

interface Row {
  readonly id: unknown;
  readonly before: unknown;
  readonly after: unknown;
}
function changesOf({ engine }: World, entity: string): readonly Row[] {
  const rows = engine.db
    .prepare('SELECT id, before, after FROM changes WHERE entity = ? ORDER BY id')
    .all(entity);
  return rows as unknown as readonly Row[];
}
function streamOf(rows: readonly Row[]): DynamoDBStreamEvent {
  const image = (text: unknown) => JSON.parse(String(text)) as Record<string, never>;
  return {
    Records: rows.map(({ id, before, after }) => ({
      dynamodb: {
        SequenceNumber: String(id),
        NewImage: image(after),
        ...(before !== null && { OldImage: image(before) }),
      },
    })),
  };
}
/** Each at least once, some twice, in any order. */
function disorderOf<T>(all: readonly T[], order: readonly number[]): T[] {
  const twice = [...all, ...all.filter((_, i) => (order[i] ?? 0) % 2 === 0)];
  return twice
    .map((one, i) => [one, order[i % order.length] ?? 0, i] as const)
    .sort((a, b) => a[1] - b[1] || b[2] - a[2])
    .map(([one]) => one);
}

describe('feeds that repeat themselves and lose their order', () => {
  it('end in the same state as feeds that do not', async () => {
    await record(world);
    await world.settle();
    const wanted = finalState(world, identityKeys(keys));
    expect(wanted.notices.length).toBeGreaterThan(5);
    const orders = fc.array(fc.nat(99), { minLength: 8, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(orders, orders, orders, async (first, second, third) => {
        const other = await opened();
        try {
          await record(other);
          const { derive, dispatch, spawn, failures } = consumersOf(other);
          const give = async (handler: typeof derive, rows: readonly Row[]): Promise<void> => {
            for (const row of rows) expect(await handler(streamOf([row]))).toEqual({ batchItemFailures: [] });
          };
          await give(derive, disorderOf(changesOf(other, 'movement'), first));
          await give(spawn, disorderOf(changesOf(other, 'notice'), second));
          await give(dispatch, disorderOf(changesOf(other, 'notice'), second));
          const waiting = other.engine.db.prepare('DELETE FROM messages RETURNING body').all();
          await other.stores.queue.send(
            disorderOf(waiting, third).map(({ body }) => ({
              ...(JSON.parse(String(body)) as { noticeId: string }),
              group: '411525',
            })),
          );
          // Late and once more: what the pumps have not seen yet, and all that was sent.
          await other.settle();
          expect(failures).toEqual([]);
          expect(finalState(other, identityKeys(keys))).toEqual(wanted);
        } finally {
          await other.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});

const letters = () =>
  world.engine.db.prepare('SELECT source, body, reason FROM dead_letters ORDER BY id').all();

/** Turns the pumps as often as five tries take, with the time between them that hidden messages need. */
async function patience(): Promise<void> {
  for (let tried = 0; tried < 7; tried++) {
    await world.settle();
    system += LATER_MS;
  }
}

describe('a poisoned message', () => {
  const poison = [
    'not JSON',
    '{"noticeId":7}',
    '{"v":99}',
    'null',
    '[]',
    '"' + 'x'.repeat(5_000) + '"',
    '{"noticeId":"never-there"}',
  ];

  it('ends in the dead letters, whole, after its tries, and holds up no other', async () => {
    const insert = world.engine.db.prepare(
      "INSERT INTO messages (queue, body, grouping, visible_at, receives) VALUES ('delivery', ?, '411525', 0, 0)",
    );
    for (const body of poison) insert.run(body);
    await record(world);
    await world.settle();
    // The good ones behind it are through at once.
    const inbox = await world.call(clerk(GUSHI), 'GET', `/divisions/${GUSHI}/inbox`);
    expect(inbox.body.notices.length).toBeGreaterThan(1);
    expect(letters()).toEqual([]);
    await patience();
    expect(
      letters()
        .map(({ body }) => body)
        .sort(),
    ).toEqual([...poison].sort());
    for (const { source, reason } of letters())
      expect([source, reason]).toEqual(['queue:delivery', 'received 5 times']);
    expect(world.engine.db.prepare('SELECT count(*) AS n FROM messages').get()?.['n']).toBe(0);
  });

  it('put back, is delivered once its notice is there', async () => {
    await record(world);
    await world.settle();
    const [first] = (await world.stores.notices.box('inbox', { divisions: [GUSHI], limit: 1 })).notices;
    const id = first?.noticeId ?? '';
    const row = world.engine.db.prepare('SELECT * FROM notices WHERE notice_id = ?').get(id);
    // The queue was ahead of the store for longer than the tries last.
    world.engine.db.prepare('DELETE FROM notices WHERE notice_id = ?').run(id);
    await world.stores.queue.send([{ noticeId: id, group: '411525' }]);
    await patience();
    expect(letters()).toHaveLength(1);
    expect(row).toBeDefined();
    expect(await world.reconcile()).toBe(1);
    await world.engine.settled();
    const [letter] = letters();
    world.engine.db.exec('DELETE FROM dead_letters');
    await world.stores.queue.send([{ ...JSON.parse(String(letter?.['body'])), group: '411525' }]);
    await patience();
    expect((await world.stores.notices.get(id))?.state).toBe('delivered');
    expect(letters()).toEqual([]);
  });
});

describe('a poisoned record of the feed', () => {
  it('of a movement ends in the dead letters, whole; those before and behind it are derived; mended, it is too', async () => {
    await record(world);
    const all = changesOf(world, 'movement');
    const broken = all.slice(1, 3).map(({ id, after }) => {
      const { household: _, ...rest } = JSON.parse(String(after)) as Record<string, unknown>;
      const bad = id === all[1]?.id ? rest : { ...rest, household: null, version: 99 };
      world.engine.db
        .prepare('UPDATE changes SET after = ? WHERE id = ?')
        .run(JSON.stringify(bad), Number(id));
      return bad;
    });
    await patience();
    const found = letters();
    expect(found.map(({ source, reason }) => [source, reason])).toEqual([
      ['feed:derive-movement', 'failed 5 times'],
      ['feed:derive-movement', 'failed 5 times'],
    ]);
    expect(found.map(({ body }) => (JSON.parse(String(body)) as { after: unknown }).after)).toEqual(broken);
    const facts = world.engine.db.prepare('SELECT movement FROM facts').all();
    expect(facts).toHaveLength(all.length - broken.length);
    // Mended, and handed to the consumer again.
    const { derive } = consumersOf(world);
    for (const row of all.slice(1, 3))
      expect(await derive(streamOf([row]))).toEqual({ batchItemFailures: [] });
    await patience();
    expect(world.engine.db.prepare('SELECT count(*) AS n FROM facts').get()?.['n']).toBe(all.length);
    expect(await world.reconcile()).toBe(0);
  });
});
