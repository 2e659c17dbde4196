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

it('what is written soon goes into one group with all that follows from it', async () => {
  const commits: string[] = [];
  const soon = (name: string) =>
    engine.writeSoon((db) => db.prepare('INSERT INTO settings VALUES (?, ?)').run(name, 'x'));
  const recorded = async (name: string): Promise<void> => {
    await soon(`vault ${name}`);
    await soon(`record ${name}`);
    commits.push(String(engine.db.isTransaction));
  };
  const all = Promise.all([recorded('a'), recorded('b')]);
  expect(engine.db.isTransaction).toBe(false);
  await all;
  // Both wrote twice, and when they had done so the one group was still open.
  expect(commits).toEqual(['true', 'true']);
  await engine.settled();
  expect(engine.db.isTransaction).toBe(false);
  expect(names()).toEqual(['record a', 'record b', 'vault a', 'vault b']);
});

it('one that fails soon fails for all in its group, and what is asked for after it goes on', async () => {
  const since = engine.lostGroups();
  const soon = (name: string) =>
    engine.writeSoon((db) => db.prepare('INSERT INTO settings VALUES (?, ?)').run(name, 'x'));
  const answers = await Promise.allSettled([soon('a'), soon('a'), soon('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(engine.settled(since)).rejects.toThrow('UNIQUE');
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  await soon('c');
  await engine.settled();
  expect(names()).toEqual(['c']);
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
