import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says what the folder is, so that real running can refuse the sandbox's and the sandbox a real one's. */
const MARKER = 'KIND';
const SANDBOX = 'sandbox 演示数据，与真实单位无关 (demo data, nothing to do with the real places)\n';

export interface DataFolder {
  readonly database: string;
  readonly keys: string;
  readonly issuer: string;
}

/** Opens or makes a sandbox folder; throws where the folder belongs to something else. */
export function openSandboxFolder(path: string): DataFolder {
  mkdirSync(path, { recursive: true });
  const marker = join(path, MARKER);
  const database = join(path, 'yipan.sqlite');
  if (existsSync(marker)) {
    if (!readFileSync(marker, 'utf8').startsWith('sandbox')) {
      throw new Error(
        `${path} holds real data: the sandbox does not touch it. Choose another folder with --data.`,
      );
    }
  } else if (existsSync(database)) {
    throw new Error(`${path} holds a database that no sandbox made. Choose another folder with --data.`);
  } else {
    writeFileSync(marker, SANDBOX);
  }
  return { database, keys: join(path, 'keys.json'), issuer: join(path, 'issuer.json') };
}

/** Removes the database of a sandbox folder, and keeps its keys. */
export function removeDatabase(path: string): void {
  const { database } = openSandboxFolder(path);
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
}
