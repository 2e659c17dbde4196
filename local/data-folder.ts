import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says what the folder is, so that real running can refuse the sandbox's and the sandbox a real one's. */
export const MARKER = 'KIND';
const SANDBOX = 'sandbox 演示数据，与真实单位无关 (demo data, nothing to do with the real places)\n';

const REAL = 'real 真实数据，由 yipan serve 使用 (real data, used by yipan serve)\n';

export interface DataFolder {
  readonly database: string;
  readonly keys: string;
  readonly issuer: string;
  readonly lock: string;
  /** The key of tokens of local accounts. */
  readonly accountIssuer: string;
  /** Deadlines, reviews and outages of its own; may be absent. */
  readonly rules: string;
}

/** What may lie in a folder before its first start: the rules of an installation, and what a file system itself keeps there. */
const BEFOREHAND = /^(rules\.json|lost\+found|\..*)$/;

/** Opens or makes a sandbox folder; throws where the folder belongs to something else. */
export function openSandboxFolder(path: string): DataFolder {
  mkdirSync(path, { recursive: true });
  if (!isSandboxFolder(path)) {
    const others = readdirSync(path).filter((name) => !BEFOREHAND.test(name));
    if (others.length > 0)
      throw new Error(`其中有其他文件 it holds other files: ${others.slice(0, 3).join(', ')}`);
    writeFileSync(join(path, MARKER), SANDBOX);
  }
  return filesOf(path);
}

/** The folder of a sandbox that was started before; throws where there is none, and makes nothing. */
export function startedSandboxFolder(path: string): DataFolder {
  if (!isSandboxFolder(path)) {
    throw new Error(
      `${path} 不是沙箱的数据文件夹，请先运行 npm start，或用 --data 指明。${path} is not the data folder of a sandbox: run npm start first, or name its folder with --data.`,
    );
  }
  return filesOf(path);
}

/** Makes a folder for real data, for its owner only; throws where something lies in it already. */
export function makeRealFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (existsSync(join(path, MARKER))) throw new Error(`已在使用 it is in use already: ${kindOf(path)}`);
  const others = readdirSync(path).filter((name) => !BEFOREHAND.test(name));
  if (others.length > 0)
    throw new Error(`其中有其他文件 it holds other files: ${others.slice(0, 3).join(', ')}`);
  writeFileSync(join(path, MARKER), REAL, { flag: 'wx' });
}

/** Is there while a restore is under way: what lies in the folder then is neither the old nor the new. */
const RESTORING = 'RESTORING';

/** The folder of an installation; throws where it is the sandbox's or was never made, and makes nothing. */
export function realFolder(path: string): DataFolder {
  const files = folderToRestore(path);
  if (isRestoring(path))
    throw new Error(
      '恢复没有完成，请再次运行 yipan restore a restore was not finished: run yipan restore again',
    );
  return files;
}

/** Says that a restore has begun; `restored` takes it back. */
export function restoring(path: string): void {
  writeFileSync(join(path, RESTORING), '');
}
export function isRestoring(path: string): boolean {
  return existsSync(join(path, RESTORING));
}
export function restored(path: string): void {
  rmSync(join(path, RESTORING));
}

/** As `realFolder`, also where a restore was not finished. */
export function folderToRestore(path: string): DataFolder {
  if (!existsSync(join(path, MARKER)))
    throw new Error('没有由 yipan init 建立 it was not made by yipan init');
  if (kindOf(path).startsWith('sandbox'))
    throw new Error('存有沙箱的演示数据 it holds demo data of the sandbox');
  return filesOf(path);
}

function kindOf(path: string): string {
  return readFileSync(join(path, MARKER), 'utf8').trim();
}

function isSandboxFolder(path: string): boolean {
  if (!existsSync(join(path, MARKER))) return false;
  if (kindOf(path).startsWith('sandbox')) return true;
  throw new Error(`${path} 存有真实数据，沙箱不会动它 holds real data, which the sandbox does not touch`);
}

function filesOf(path: string): DataFolder {
  return {
    database: join(path, 'yipan.sqlite'),
    keys: join(path, 'keys.json'),
    issuer: join(path, 'issuer.json'),
    lock: join(path, 'in-use.lock'),
    accountIssuer: join(path, 'account-issuer.json'),
    rules: join(path, 'rules.json'),
  };
}

/** Removes the database of a sandbox folder, and keeps its keys. */
export function removeDatabase(path: string): void {
  const { database } = openSandboxFolder(path);
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
}
