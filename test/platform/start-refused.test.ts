import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandboxFolder } from '../../local/data-folder.ts';
import { openKeyFile } from '../../local/runtime/key-file.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';

const base = mkdtempSync(join(tmpdir(), 'yipan-start-'));
const readOnly = join(base, 'read-only');
let canMount = false;
beforeAll(() => {
  mkdirSync(readOnly);
  canMount =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', readOnly]).status === 0;
});
afterAll(() => {
  if (canMount) spawnSync('umount', [readOnly]);
  rmSync(base, { recursive: true, force: true });
});

/** The real process, as `npm start` runs it; it must end by itself. */
function start(folder: string): { readonly code: number | null; readonly said: string } {
  const args = ['local/main.ts', '--empty', '--port', '0', '--data', folder];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
  return { code: status, said: stderr };
}
let made = 0;
function folderWith(spoil: (files: ReturnType<typeof openSandboxFolder>) => void): string {
  const folder = join(base, `folder-${++made}`);
  const files = openSandboxFolder(folder);
  openKeyFile(files.keys);
  openEngine(files.database).close();
  spoil(files);
  return folder;
}

describe('a start that cannot be', () => {
  it.each([
    [
      'a key file that is no JSON',
      'key file',
      () => folderWith(({ keys }) => writeFileSync(keys, '{"pseudo')),
    ],
    [
      'a key file without keys',
      'key file',
      () => folderWith(({ keys }) => writeFileSync(keys, '{"pseudonymKey":"c2VjcmV0"}')),
    ],
    [
      'a key file that is a folder',
      'key file',
      () =>
        folderWith(({ keys }) => {
          rmSync(keys);
          mkdirSync(keys);
        }),
    ],
    [
      'a database of another format',
      'database',
      () =>
        folderWith(({ database }) => {
          const db = new DatabaseSync(database);
          db.exec('PRAGMA user_version = 1');
          db.close();
        }),
    ],
    [
      'a database that is none',
      'database',
      () => folderWith(({ database }) => writeFileSync(database, 'x'.repeat(8_192))),
    ],
    [
      'a database whose first page is torn',
      'database',
      () => folderWith(({ database }) => writeFileSync(database, Buffer.alloc(2_048, 7), { flag: 'r+' })),
    ],
    [
      'a data folder that is a file',
      'data folder',
      () => {
        writeFileSync(join(base, 'file'), '');
        return join(base, 'file');
      },
    ],
  ])('%s: one sentence that names it, no stack', (_, named, make) => {
    const { code, said } = start(make());
    expect(code).toBe(1);
    expect(said).toContain(named);
    expect(said).not.toMatch(/\n\s+at |node:internal|c2VjcmV0/);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('a data folder that is read-only', ({ skip }) => {
    if (!canMount) skip();
    const { code, said } = start(readOnly);
    expect([code, said]).toEqual([1, expect.stringContaining('read-only file system')]);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});
