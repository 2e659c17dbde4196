import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { checkpoints } from '../../shared/sqlite/checkpoints.ts';
import { openDatabaseFile, syncFile } from '../../shared/sqlite/database-file.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { forget, turnMemory, writeTurn } from '../../shared/sqlite/write-turn.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the turn to write', () => {
  it('lets two connections write at once, and loses no row of either', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yipan-turn-'));
    const memory = turnMemory();
    const file = join(folder, 'x.sqlite');
    const engine = openEngine(file, { turn: writeTurn(memory, 'requests') });
    engine.db.exec('CREATE TABLE rows (who TEXT, n INTEGER)');
    const other = new Worker(
      `const { workerData } = require('node:worker_threads');
       const { file, memory, root } = workerData;
       (async () => {
         const { openEngine } = await import(root + '/shared/sqlite/engine.ts');
         const { writeTurn } = await import(root + '/shared/sqlite/write-turn.ts');
         const engine = openEngine(file, { turn: writeTurn(memory, 'background'), longestGroupMs: 1 });
         const insert = engine.db.prepare("INSERT INTO rows VALUES ('background', ?)");
         for (let n = 0; n < 3000; n++) { engine.write(() => insert.run(n)); if (n % 50 === 0) await engine.settled(); }
         await engine.settled();
         engine.close();
       })();`,
      { eval: true, workerData: { file, memory, root } },
    );
    const ended = new Promise((resolve, reject) => other.once('exit', resolve).once('error', reject));
    const databaseFile = openDatabaseFile(file);
    const insert = engine.db.prepare("INSERT INTO rows VALUES ('requests', ?)");
    const checkpoint = checkpoints(engine, writeTurn(memory, 'requests'), () => syncFile(databaseFile.fd));
    for (let n = 0; n < 1000; n++) {
      engine.write(() => insert.run(n));
      await engine.settled();
      if (n % 100 === 0) await checkpoint();
    }
    expect(await ended).toBe(0);
    const counted = engine.db.prepare('SELECT who, count(DISTINCT n) AS n FROM rows GROUP BY who').all();
    expect(counted.map(({ who, n }) => [who, n])).toEqual([
      ['background', 3000],
      ['requests', 1000],
    ]);
    engine.close();
    databaseFile.close();
    rmSync(folder, { recursive: true });
  });

  it('of a side that is gone is free again', () => {
    const memory = turnMemory();
    writeTurn(memory, 'background').take();
    forget(memory, 'background');
    writeTurn(memory, 'requests').take();
    expect(new Int32Array(memory)[0]).toBe(1);
    // Who was forgotten cannot free what is not its own any more.
    writeTurn(memory, 'background').give();
    expect(new Int32Array(memory)[0]).toBe(1);
  });
});
