import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { checkReadable } from '../../shared/sqlite/format.ts';
import { type DataFolder, folderToRestore, restored, restoring } from '../data-folder.ts';
import { lockFolder } from '../runtime/folder-lock.ts';
import { checkDatabase } from './check-database.ts';
import { factsOf, moreThan } from './database-facts.ts';
import { makeDurable } from './durable.ts';
import { keysMark } from './fitting-keys.ts';
import { type Backup, checkFiles, DATABASE, RULES } from './manifest.ts';
import { shanghaiTime } from './showing-backups.ts';

interface RestoreOrder {
  readonly from: Backup;
  /** The data folder of the installation. */
  readonly folder: string;
  readonly keys: KeyMaterial;
  /** What the folder has and the backup has not may be put aside. */
  readonly loseNewer: boolean;
  readonly systemNow: () => number;
}

/** Throws a sentence where the backup is torn, of a later version, or its identities do not open with these keys. */
export async function checkBackup(from: Backup, keys: KeyMaterial): Promise<void> {
  const { folder, manifest } = from;
  if (manifest.keys !== keysMark(keys))
    throw new Error(
      `密钥文件不是这份备份的那一个，请先放回当时的密钥文件 the key file is not the one of this backup ${basename(folder)}: put that one in its place first`,
    );
  checkReadable(manifest.database.format);
  await checkFiles(from);
  checkDatabase(join(folder, DATABASE), manifest.database, keys);
}

/**
 * Puts a backup in the place of what is in the data folder. It is copied beside it and looked at there first; then what was there goes into a
 * folder of its own, whose path is answered (undefined where nothing was there). Until the end a mark keeps anybody from starting on half of it.
 */
export async function restoreBackup(order: RestoreOrder): Promise<string | undefined> {
  const { from, folder, keys, loseNewer, systemNow } = order;
  const files = folderToRestore(folder);
  const lock = lockFolder(files.lock);
  try {
    await checkBackup(from, keys);
    if (!loseNewer) refuseNewer(files.database, from);
    const next = `${files.database}.restoring`;
    copyFileSync(join(from.folder, DATABASE), next);
    makeDurable(next);
    checkDatabase(next, from.manifest.database, keys);
    restoring(folder);
    const aside = putAside(files, folder, systemNow());
    if (from.manifest.files.some(({ name }) => name === RULES)) {
      copyFileSync(join(from.folder, RULES), files.rules);
      makeDurable(files.rules);
    }
    renameSync(next, files.database);
    makeDurable(folder);
    restored(folder);
    return aside;
  } catch (cause) {
    rmSync(`${files.database}.restoring`, { force: true });
    throw cause;
  } finally {
    lock.release();
  }
}

function refuseNewer(database: string, { folder, manifest }: Backup): void {
  const newer = newerThan(database, manifest);
  if (newer.length === 0) return;
  throw new Error(
    `数据文件夹中有这份备份之后的记录 the data folder has records later than the backup ${basename(folder)} (${shanghaiTime(manifest.begunAt)}): ${newer.join(', ')}. 仍要恢复请加 --lose-newer，原有数据移到一旁保留 To restore all the same add --lose-newer: what is there is put aside and kept`,
  );
}

/** What cannot be read any more is no reason to go on without a database: it is kept aside. */
function newerThan(database: string, manifest: Backup['manifest']): readonly string[] {
  if (!existsSync(database)) return [];
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(database);
    return moreThan(factsOf(db), manifest.database);
  } catch {
    return [];
  } finally {
    db?.close();
  }
}

/** The log goes first: left behind, it would be taken for that of the next database. */
function putAside({ database, rules }: DataFolder, folder: string, now: number): string | undefined {
  const there = [`${database}-wal`, `${database}-shm`, database, rules].filter((path) =>
    statSync(path, { throwIfNoEntry: false }),
  );
  if (there.length === 0) return undefined;
  const aside = join(folder, `before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const path of there) renameSync(path, join(aside, basename(path)));
  makeDurable(aside);
  return aside;
}
