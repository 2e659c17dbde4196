import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Feeding, feedConsumer, noteChange } from '../../shared/sqlite/change-feed.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';

let engine: Engine;
beforeEach(() => {
  engine = openEngine(':memory:');
});
afterEach(() => engine.close());

const queued: Feeding = { entity: 'notice', states: ['queued', 'returned'] };
const note = (entity: 'movement' | 'notice', state: string, times = 1): void => {
  const write = noteChange(engine, entity);
  engine.write(() => {
    for (let i = 0; i < times; i++) write({ before: null, after: JSON.stringify({ state }), state });
  });
};
const placeOf = (consumer: string): unknown =>
  engine.db.prepare('SELECT position FROM cursors WHERE consumer = ?').get(consumer)?.['position'];

it('brings only what ends in the states that a consumer asks for', async () => {
  note('notice', 'queued');
  note('notice', 'closed');
  note('movement', 'queued');
  note('notice', 'returned');
  const records = await feedConsumer(engine, 'one', queued).read(10);
  expect(records.map(({ id, after }) => [id, after])).toEqual([
    [1, { state: 'queued' }],
    [4, { state: 'returned' }],
  ]);
});

it('passes by what concerns nobody, and sees what comes after it', async () => {
  const feed = feedConsumer(engine, 'one', queued);
  note('notice', 'closed', 3);
  expect(await feed.read(10)).toEqual([]);
  note('notice', 'queued');
  expect((await feed.read(10)).map(({ id }) => id)).toEqual([4]);
  // Not done yet: it comes again, and to the one who starts anew too.
  expect((await feed.read(10)).map(({ id }) => id)).toEqual([4]);
  expect((await feedConsumer(engine, 'one', queued).read(10)).map(({ id }) => id)).toEqual([4]);
});

it('writes its place down after many that it passed by, so that a start does not look at all of them again', async () => {
  const feed = feedConsumer(engine, 'one', queued);
  note('notice', 'closed', 499);
  await feed.read(10);
  expect(placeOf('one')).toBeUndefined();
  note('notice', 'closed');
  await feed.read(10);
  expect(placeOf('one')).toBe(500);
});
