import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { factsOf } from '../../local/keeping/database-facts.ts';
import { openedUnder } from '../../local/keeping/fitting-keys.ts';
import { Notice } from '../../shared/domain/notice/notice.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE } from '../platform/small-world.ts';

const base = mkdtempSync(join(tmpdir(), 'yipan-earlier-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'one-'));
});
const keys = {
  pseudonymKey: Buffer.alloc(32, 1),
  dataKeys: [{ keyId: 'k1', key: Buffer.alloc(32, 2) }],
};
const LATEST = 4;
const FORMATS = [1, 2, 3, LATEST];

/** A data file as that version left it. */
function fileOf(format: number, place = folder): string {
  const path = join(place, 'yipan.sqlite');
  writeFileSync(
    path,
    gunzipSync(readFileSync(join(import.meta.dirname, 'earlier', `format-${format}.sqlite.gz`))),
  );
  return path;
}

function read<T>(path: string, look: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

/** What a table or index is, without the spaces and names in quotes that renaming leaves. */
const schemaOf = (db: DatabaseSync): readonly string[] =>
  db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ sql }) => String(sql).replaceAll(/["\s]/g, ''));

const docs = (db: DatabaseSync, table: string): readonly string[] =>
  db
    .prepare(`SELECT doc FROM ${table} ORDER BY doc`)
    .all()
    .map(({ doc }) => String(doc));

describe('a data file of an earlier version', { timeout: 60_000 }, () => {
  it('there is one of each format, up to the one that is written now', () => {
    openEngine(join(folder, 'new.sqlite')).close();
    expect(read(join(folder, 'new.sqlite'), factsOf).format).toBe(LATEST);
    const files = readdirSync(join(import.meta.dirname, 'earlier')).filter((name) => name.endsWith('.gz'));
    expect(files.sort()).toEqual(FORMATS.map((format) => `format-${format}.sqlite.gz`));
  });

  it.each(FORMATS)(
    'of format %i opens with everything in it, and the tables of a new one',
    async (format) => {
      const path = fileOf(format);
      const before = read(path, factsOf);
      const kept = read(path, (db) => [docs(db, 'movements'), docs(db, 'notices'), docs(db, 'audit')]);
      expect([before.format, before.rows['movements'], before.rows['notices']]).toEqual([format, 11, 20]);

      const world = await smallWorld('2026-03-02T01:00:00.000Z', path, { settings: { keys } });
      try {
        const { db } = world.engine;
        expect(factsOf(db)).toMatchObject({ format: LATEST, lastChange: before.lastChange });
        const { participation: _, ...rows } = before.rows;
        expect(factsOf(db).rows).toMatchObject(rows);
        expect([docs(db, 'movements'), docs(db, 'notices'), docs(db, 'audit')]).toEqual(kept);
        const fresh = openEngine(':memory:');
        expect(schemaOf(db)).toEqual(schemaOf(fresh.db));
        fresh.close();
        expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });

        // The platform reads it all, and what was derived is what it would derive itself.
        const { movements } = await world.stores.movements.scan({ limit: 100 });
        expect(movements).toHaveLength(11);
        for (const doc of docs(db, 'notices')) expect(() => Notice.parse(JSON.parse(doc))).not.toThrow();
        expect(openedUnder(db, keys)).toEqual(['k1']);
        await world.settle();
        // There were no lines of duties in the time of format 1: they are derived from the notices.
        expect((await world.reconcile()) > 0).toBe(format === 1);
        expect(await world.reconcile()).toBe(0);
        expect(world.failures).toEqual([]);

        // And goes on.
        const { status, body } = await world.call(clerk(WEST_LAKE), 'POST', '/movements', {
          key: 'after-the-upgrade',
          body: inflowBody(WEST_LAKE, '2026-03-01', GUSHI, 700),
        });
        expect(status).toBe(201);
        await world.settle();
        const [notice] = await world.stores.notices.getMany([`${body.movement.movement}.household`]);
        expect(notice?.state).toBe('delivered');
      } finally {
        await world.close();
      }
      // The copy that was made before is the old file, for whoever has to go back.
      const copy = `${path}.format-${format}`;
      expect(existsSync(copy)).toBe(format !== LATEST);
      if (format !== LATEST) expect(read(copy, factsOf)).toEqual(before);
    },
  );

  it.each([1, 2, 3])(
    'of format %i that cannot be upgraded stays as it was, and says what to do',
    (format) => {
      const path = fileOf(format);
      const spoil = new DatabaseSync(path);
      const fact = String(spoil.prepare('SELECT doc FROM facts LIMIT 1').get()?.['doc']);
      spoil.prepare('UPDATE facts SET doc = ? WHERE doc = ?').run('torn', fact);
      spoil.close();
      const [before, schema] = [read(path, factsOf), read(path, schemaOf)];
      for (let tried = 0; tried < 2; tried++)
        expect(() => openEngine(path)).toThrow(/is as it was: go back to the version before/);
      expect([read(path, factsOf), read(path, schemaOf)]).toEqual([before, schema]);
      expect(readdirSync(folder).filter((name) => name.endsWith('.half'))).toEqual([]);
      // Mended, it goes on.
      const mend = new DatabaseSync(path);
      mend.prepare("UPDATE facts SET doc = ? WHERE doc = 'torn'").run(fact);
      mend.close();
      openEngine(path).close();
      expect(read(path, factsOf).format).toBe(LATEST);
    },
  );

  it('on a full disk stays as it was, and is upgraded once there is room', ({ skip }) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const size = `size=${Math.ceil(statSync(fileOf(3)).size / 1024) + 100}k`;
    const can =
      process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', disk]).status === 0;
    if (!can) skip();
    try {
      const path = fileOf(3, disk);
      const before = read(path, factsOf);
      expect(() => openEngine(path)).toThrow(/full.*|as much free room/);
      expect(read(path, factsOf)).toEqual(before);
      expect(readdirSync(disk).filter((name) => name.includes('.half'))).toEqual([]);
      spawnSync('mount', ['-o', 'remount,size=16m', disk]);
      openEngine(path).close();
      expect(read(path, factsOf).format).toBe(LATEST);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('of a later version is refused, and not touched', () => {
    const path = fileOf(LATEST);
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = read(path, factsOf);
    expect(() => openEngine(path)).toThrow(/a later version wrote it .*format 99/);
    expect(read(path, factsOf)).toEqual(before);
  });
});
