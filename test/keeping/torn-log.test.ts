import { copyFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../shared/sqlite/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'yipan-torn-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a log of the database that a failing disk has cut off', () => {
  it.each([1, 100, 4_096, 20_000])(
    'by %i bytes: every commit before the cut is there, and none by half',
    async (cut) => {
      const path = join(folder, `whole-${cut}.sqlite`);
      const engine = openEngine(path);
      const commits = 40;
      for (let n = 1; n <= commits; n++) {
        engine.write((db) => {
          for (const half of ['a', 'b'])
            db.prepare('INSERT INTO settings VALUES (?, ?)').run(`${n}${half}`, 'x'.repeat(500));
        });
        await engine.settled();
      }
      const torn = join(folder, `torn-${cut}.sqlite`);
      for (const suffix of ['', '-wal']) copyFileSync(path + suffix, torn + suffix);
      engine.close();
      truncateSync(`${torn}-wal`, statSync(`${torn}-wal`).size - cut);

      const opened = openEngine(torn);
      const names = opened.db
        .prepare('SELECT name FROM settings')
        .all()
        .map(({ name }) => String(name));
      const whole = names.length / 2;
      expect(new Set(names)).toEqual(
        new Set(Array.from({ length: whole }, (_, i) => [`${i + 1}a`, `${i + 1}b`]).flat()),
      );
      expect(whole).toBeLessThan(commits);
      expect(whole).toBeGreaterThan(commits - 2 - cut / 1_000);
      expect(opened.db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      opened.close();
    },
  );
});
