import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpoints } from '../../shared/sqlite/checkpoints.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';
import { turnMemory, type WriteTurn, writeTurn } from '../../shared/sqlite/write-turn.ts';

const PAGE = 4096;

describe('the checkpoints of a shared file', () => {
  let folder: string;
  let file: string;
  let turn: WriteTurn;
  let engine: Engine;
  /** What the checkpoint did, in order. */
  let steps: string[];
  let checkpoint: () => Promise<void>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yipan-checkpoints-'));
    file = join(folder, 'x.sqlite');
    turn = writeTurn(turnMemory(), 'background');
    engine = openEngine(file, { turn });
    engine.db.exec('CREATE TABLE pages (content BLOB)');
    steps = [];
    const watched: WriteTurn = {
      ...turn,
      take: () => (steps.push('take'), turn.take()),
      give: () => (steps.push('give'), turn.give()),
    };
    checkpoint = checkpoints(engine, watched, async () => void steps.push('sync'));
  });

  afterEach(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  const writePages = async (count: number): Promise<void> => {
    engine.write((db) =>
      db
        .prepare(
          'WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO pages SELECT randomblob(4000) FROM n',
        )
        .run(count),
    );
    await engine.settled();
  };

  it('move what is new, and let everybody write meanwhile', async () => {
    await writePages(100);
    await checkpoint();
    expect(steps).toEqual(['sync']);
    expect(statSync(file).size).toBeGreaterThan(100 * PAGE);
    await checkpoint();
    expect(steps).toEqual(['sync']);
  });

  it('empty a long log, with the database synced before nobody may write', async () => {
    await writePages(17_000);
    await checkpoint();
    expect(steps).toEqual(['sync', 'sync', 'take', 'give']);
    const longest = statSync(`${file}-wal`).size;
    await writePages(100);
    // It began anew: it would have grown.
    expect(statSync(`${file}-wal`).size).toBe(longest);
  });

  it('wait for a group of their own thread', async () => {
    let isOpen = true;
    engine.write((db) => db.prepare('INSERT INTO pages VALUES (?)').run('x'));
    const done = checkpoint().then(() => isOpen);
    await engine.settled();
    isOpen = false;
    expect(await done).toBe(false);
    expect(steps).toEqual(['sync']);
  });
});
