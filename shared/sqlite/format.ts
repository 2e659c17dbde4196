import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Migration } from './migrations/migration.ts';
import { toFormat2 } from './migrations/to-format-2.ts';
import { toFormat3 } from './migrations/to-format-3.ts';
import { toFormat4 } from './migrations/to-format-4.ts';
import { schema } from './schema.ts';

/** In order. The last one is the format that this version reads and writes; a change of the schema adds one. */
const MIGRATIONS: readonly Migration[] = [toFormat2, toFormat3, toFormat4];
export const CURRENT_FORMAT = MIGRATIONS.at(-1)?.to ?? 1;

/**
 * Makes the tables of a new file, and brings one of an earlier version to this one's format: all of it or nothing, with a copy beside it
 * that was made before. Throws a sentence where that cannot be, or a later version made the file; it is as it was then.
 */
export function prepareFormat(db: DatabaseSync, path: string): void {
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']);
  if (tables === 0) db.exec(`PRAGMA user_version = ${CURRENT_FORMAT}`);
  const format = formatOf(db);
  checkReadable(format);
  if (format === CURRENT_FORMAT) db.exec(schema);
  else upgrade(db, path, format);
}

/** The format of a file that has tables. The first one did not say it. */
export function formatOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version']) || 1;
}

/** Throws where this version cannot read what another one has written. */
export function checkReadable(format: number): void {
  if (format > CURRENT_FORMAT)
    throw new Error(
      `它由更新的版本写成（格式 ${format}，本版本为 ${CURRENT_FORMAT}），请升级程序 a later version wrote it (it has format ${format}, and this version reads format ${CURRENT_FORMAT}): upgrade`,
    );
}

function upgrade(db: DatabaseSync, path: string, from: number): void {
  const copy = `${path}.format-${from}`;
  try {
    keepCopy(db, copy);
    db.exec('BEGIN IMMEDIATE');
    const before = rowsOf(db);
    for (const { to, migrate } of MIGRATIONS) if (to > from) migrate(db);
    db.exec(schema);
    const after = rowsOf(db);
    const lost = [...before].filter(([table, rows]) => after.get(table) !== rows).map(([table]) => table);
    if (lost.length > 0) throw new Error(`rows would be lost of ${lost.join(', ')}`);
    db.exec(`PRAGMA user_version = ${CURRENT_FORMAT}`);
    db.exec('COMMIT');
  } catch (cause) {
    if (db.isTransaction) db.exec('ROLLBACK');
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `不能从格式 ${from} 升级到 ${CURRENT_FORMAT}，原文件未改动，请装回原来的版本，或排除原因后再启动（须有与数据库同样大的空闲空间） it could not be brought from format ${from} to ${CURRENT_FORMAT} and is as it was: go back to the version before, or mend the cause and start again (it needs as much free room as the database): ${why}`,
      { cause },
    );
  }
}

/** Never half a copy under its name. One of an upgrade that failed is of the same file. */
function keepCopy(db: DatabaseSync, copy: string): void {
  const half = `${copy}.half`;
  rmSync(half, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(half);
    const fd = openSync(half, 'r');
    fsyncSync(fd);
    closeSync(fd);
    renameSync(half, copy);
  } catch (cause) {
    rmSync(half, { force: true });
    throw cause;
  }
}

function rowsOf(db: DatabaseSync): ReadonlyMap<string, number> {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  return new Map(
    tables.map(({ name }) => [
      String(name),
      Number(db.prepare(`SELECT count(*) AS n FROM "${String(name)}"`).get()?.['n']),
    ]),
  );
}
