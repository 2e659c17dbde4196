import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';

let engine: Engine;
const put = (name: string): void => {
  engine.write((db) => db.prepare('INSERT INTO settings VALUES (?, ?)').run(name, 'x'));
};
const names = (): unknown[] =>
  engine.db
    .prepare('SELECT name FROM settings ORDER BY name')
    .all()
    .map((row) => row['name']);

beforeEach(() => {
  engine = openEngine(':memory:');
});
afterEach(() => engine.close());

it('one write that fails fails its whole group: nobody in it is told that it was kept', async () => {
  put('a');
  expect(() => put('a')).toThrow('UNIQUE');
  // The first writer asks only now, when its write has been rolled back.
  await expect(engine.settled()).rejects.toThrow('UNIQUE');
  expect(names()).toEqual([]);
});

it('in the turn of a failed group nothing more is written, and the next turn begins anew', async () => {
  put('a');
  expect(() => put('a')).toThrow('UNIQUE');
  expect(() => put('b')).toThrow('UNIQUE');
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  await expect(engine.settled()).resolves.toBeUndefined();
  put('c');
  await engine.settled();
  expect(names()).toEqual(['c']);
});
