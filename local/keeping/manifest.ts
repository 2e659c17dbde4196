import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';
import { DatabaseFacts } from './database-facts.ts';

const MANIFEST = 'manifest.json';
export const DATABASE = 'yipan.sqlite';
export const RULES = 'rules.json';

const KeptFile = z.object({
  name: z.enum([DATABASE, RULES]),
  bytes: z.int(),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** What a backup holds and what was checked of it. It is written last: a backup without one is half a backup. */
export const Manifest = z.object({
  /** Of this file's own shape. */
  form: z.literal(1),
  /** The version of Yipan that made it. */
  version: z.string(),
  /** Everything acknowledged before this time is in it. */
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  files: z.array(KeptFile).check(z.minLength(1)),
  database: DatabaseFacts,
  /** Tells which key file belongs to it, and nothing about the keys. */
  keys: z.string(),
  /** An identity under each of these data keys was opened after copying. */
  openedUnder: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** A backup that is whole, as far as its manifest says. */
export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
}

export function manifestFile(folder: string): string {
  return join(folder, MANIFEST);
}

/** Throws a sentence where the folder is no backup, or half of one. */
export function readBackup(folder: string): Backup {
  const why = (text: string): Error => new Error(`${folder}: ${text}`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw why('没有这个文件夹 there is no such folder');
  let text: string;
  try {
    text = readFileSync(manifestFile(folder), 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw why(
      code === 'ENOENT'
        ? `没有 ${MANIFEST}，不是完整的备份 it has no ${MANIFEST}, so that it is no whole backup`
        : `${MANIFEST} 读不了 cannot be read (${code})`,
    );
  }
  try {
    return { folder, manifest: Manifest.parse(JSON.parse(text)) };
  } catch {
    throw why(`${MANIFEST} 残缺，或由更新的版本写成 is torn, or a later version wrote it`);
  }
}

/** Throws a sentence where a file is missing, or is not as it was when the backup was made. */
export async function checkFiles({ folder, manifest }: Backup): Promise<void> {
  for (const { name, bytes, sha256 } of manifest.files) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    const torn = (zh: string, en: string): Error => new Error(`${path}: ${zh} ${en}`);
    if (!stat) throw torn('缺少', 'is missing');
    if (stat.size !== bytes)
      throw torn(`残缺，应为 ${bytes} 字节，实为 ${stat.size}`, `is torn: ${stat.size} bytes of ${bytes}`);
    if ((await sha256Of(path)) !== sha256)
      throw torn(
        '内容与备份时不同（SHA-256 不符）',
        'is not as it was when it was made (its SHA-256 differs)',
      );
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}
