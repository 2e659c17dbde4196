import {
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { backup } from 'node:sqlite';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { VERSION } from '../../shared/version.ts';
import type { DataFolder } from '../data-folder.ts';
import { lockFolder } from '../runtime/folder-lock.ts';
import { backupName, backupsIn, HALF, halvesIn } from './backups-in.ts';
import { checkDatabase } from './check-database.ts';
import { type DatabaseFacts, factsOf } from './database-facts.ts';
import { makeDurable } from './durable.ts';
import { keysMark } from './fitting-keys.ts';
import { type Backup, DATABASE, Manifest, manifestFile, RULES, sha256Of } from './manifest.ts';
import { openToRead } from './open-to-read.ts';

const LOCK = '.in-use.lock';

interface BackupOrder {
  readonly files: DataFolder;
  readonly keys: KeyMaterial;
  /** Where backups are kept; made where it is not there. */
  readonly to: string;
  /** So many of this installation stay, with the new one. */
  readonly keep: number;
  readonly systemNow: () => number;
}

/** What was made, and the folders of older ones that went for it. */
export interface Taken extends Backup {
  readonly removed: readonly string[];
}

/**
 * Copies the database while others write to it, opens the copy, and only then gives it its name and lets the oldest go. Throws a
 * sentence where that cannot be; what was there before is untouched then.
 */
export async function takeBackup({ files, keys, to, keep, systemNow }: BackupOrder): Promise<Taken> {
  if (!existsSync(files.database))
    throw new Error('还没有数据库，无可备份 there is no database yet: start yipan serve once');
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const lock = lockFolder(join(to, LOCK), '另一个备份正在进行 another backup is under way');
  try {
    // Whoever made them has ended: this one has the lock.
    for (const half of halvesIn(to)) rmSync(half, { recursive: true });
    const folder = join(to, freeName(to, systemNow()));
    const half = folder + HALF;
    mkdirSync(half, { mode: 0o700 });
    try {
      const manifest = await copyInto(half, files, keys, systemNow);
      makeDurable(half);
      renameSync(half, folder);
      makeDurable(to);
      return { folder, manifest, removed: removeOldest(to, keep, manifest.keys) };
    } catch (cause) {
      rmSync(half, { recursive: true, force: true });
      throw cause;
    }
  } finally {
    lock.release();
  }
}

async function copyInto(
  half: string,
  { database, rules }: DataFolder,
  keys: KeyMaterial,
  systemNow: () => number,
): Promise<Manifest> {
  checkRoom(half, database);
  const begunAt = new Date(systemNow()).toISOString();
  const copy = join(half, DATABASE);
  const facts = await copyDatabase(database, copy);
  if (existsSync(rules)) copyFileSync(rules, join(half, RULES));
  const opened = checkDatabase(copy, facts, keys);
  const files = [];
  for (const name of [DATABASE, RULES] as const) {
    const path = join(half, name);
    if (!existsSync(path)) continue;
    makeDurable(path);
    files.push({ name, bytes: statSync(path).size, sha256: await sha256Of(path) });
  }
  const manifest = {
    form: 1,
    version: VERSION,
    begunAt,
    endedAt: new Date(systemNow()).toISOString(),
    files,
    database: facts,
    keys: keysMark(keys),
    openedUnder: [...opened],
  } satisfies Manifest;
  const path = manifestFile(half);
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  makeDurable(path);
  return manifest;
}

/**
 * All pages in one step: writers go on meanwhile, and a copy by steps would begin anew with each of their commits. The counts are
 * taken in the same transaction, so that they are those of the copy.
 */
async function copyDatabase(database: string, copy: string): Promise<DatabaseFacts> {
  const db = openToRead(database);
  try {
    db.exec('BEGIN');
    const facts = factsOf(db);
    if (facts.kind !== 'real') throw new Error('不是 yipan serve 的数据库 it is no database of yipan serve');
    await backup(db, copy, { rate: 0x7fff_ffff });
    return facts;
  } finally {
    db.close();
  }
}

function checkRoom(folder: string, database: string): void {
  const needed = ['', '-wal'].reduce(
    (sum, suffix) => sum + (statSync(database + suffix, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= needed) return;
  const megabytes = (bytes: number): number => Math.ceil(bytes / (1024 * 1024));
  throw new Error(
    `备份盘空间不足，需要 ${megabytes(needed)} MB，只剩 ${megabytes(bavail * bsize)} MB，请清理或用 --to 另选一处 there is no room for it: ${megabytes(needed)} MB are needed and ${megabytes(bavail * bsize)} MB are free. Make room, or choose another place with --to`,
  );
}

function freeName(to: string, at: number): string {
  let time = at;
  while (existsSync(join(to, backupName(time)))) time += 1_000;
  return backupName(time);
}

/** Those of another installation in the same folder are not ours to remove. */
function removeOldest(to: string, keep: number, ours: string): readonly string[] {
  const old = backupsIn(to)
    .filter(({ manifest }) => manifest.keys === ours)
    .slice(0, -keep);
  for (const { folder } of old) {
    // Half of it must not pass for a backup where this ends on the way.
    renameSync(folder, folder + HALF);
    rmSync(folder + HALF, { recursive: true });
  }
  return old.map(({ folder }) => folder);
}
