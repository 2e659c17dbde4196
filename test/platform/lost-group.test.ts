import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { feedPump } from '../../local/runtime/feed-pump.ts';
import { stream } from '../../shared/lambda/stream.ts';
import { noteChange } from '../../shared/sqlite/change-feed.ts';
import { deadLetterBook } from '../../shared/sqlite/dead-letters.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';

let engine: Engine;
beforeEach(() => {
  engine = openEngine(':memory:');
});
afterEach(() => engine.close());

describe('a group that is lost', () => {
  it('is a loss of every request that went over it', async () => {
    const since = engine.lostGroups();
    expect(() =>
      engine.write(() => {
        throw new Error('disk is full');
      }),
    ).toThrow('disk is full');
    await new Promise((resolve) => setImmediate(resolve)); // the failed group ends with its turn
    engine.write((db) => db.exec("INSERT INTO settings VALUES ('later', '1')"));
    await expect(engine.settled(since)).rejects.toThrow('disk is full');
    await expect(engine.settled()).resolves.toBeUndefined();
  });

  it('takes nothing along that a feed had already done: those records are fed again', async () => {
    const note = noteChange(engine, 'movement');
    engine.write(() => {
      for (const n of [1, 2, 3, 4, 5]) note({ before: null, after: JSON.stringify({ n }) });
    });
    const keep = engine.db.prepare('INSERT OR IGNORE INTO settings VALUES (?, ?)');
    const derive = stream(
      z.object({ n: z.number() }),
      { decode: (image) => image, log: () => {} },
      async ({ after: { n } }) => {
        engine.write(() => {
          keep.run(`done ${n}`, '');
          if (n === 3) throw new Error('poisoned');
        });
      },
    );
    const letters = deadLetterBook(engine, () => '2026-03-02T01:00:00.000Z');
    const pump = feedPump(engine, 'derive', { entity: 'movement' }, derive, letters);
    let turns = 0;
    while ((await pump.turn()) > 0) if (++turns > 30) throw new Error('the pump does not come to an end');
    const done = engine.db.prepare('SELECT name FROM settings ORDER BY name').all();
    expect(done.map((row) => row['name'])).toEqual(['done 1', 'done 2', 'done 4', 'done 5']);
    const buried = engine.db.prepare('SELECT body FROM dead_letters').all();
    expect(buried.map(({ body }) => (JSON.parse(String(body)) as { after: unknown }).after)).toEqual([
      { n: 3 },
    ]);
  });
});
