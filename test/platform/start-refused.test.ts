import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandboxFolder } from '../../local/data-folder.ts';
import { openKeyFile } from '../../local/runtime/key-file.ts';
import { openSandbox } from '../../local/sandbox.ts';
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
function start(folder: string, port = 0): { readonly code: number | null; readonly said: string } {
  return run(['local/main.ts', '--empty', '--port', String(port), '--data', folder]);
}
function run(args: readonly string[], env = {}): { readonly code: number | null; readonly said: string } {
  const options = { encoding: 'utf8', timeout: 30_000, env: { ...process.env, ...env } } as const;
  const { status, stderr } = spawnSync(process.execPath, args, options);
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
      'a data folder of somebody else',
      'other files: letter.txt',
      () => {
        const folder = mkdtempSync(join(base, 'other-'));
        writeFileSync(join(folder, 'letter.txt'), 'dear');
        return folder;
      },
    ],
    [
      'a data folder of real running',
      'real data',
      () => {
        const folder = mkdtempSync(join(base, 'real-'));
        writeFileSync(join(folder, 'KIND'), 'installation');
        return folder;
      },
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

  it('a data folder that a running platform holds; it is free again once that one has stopped', async () => {
    const folder = mkdtempSync(join(base, 'held-'));
    const running = await openSandbox(folder, () => {});
    const { code, said } = start(folder);
    expect([code, said]).toEqual([1, expect.stringContaining('a running platform is using it')]);
    await running.close();
    const next = await openSandbox(folder, () => {});
    await next.close();
  });

  it('a port that is in use: said before anything is recorded', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as AddressInfo;
    const folder = mkdtempSync(join(base, 'port-'));
    // The other server needs this thread's event loop for nothing: the port is taken as it is.
    const { code, said } = start(folder, port);
    other.close();
    expect([code, said]).toEqual([1, expect.stringContaining(`${port} 已被占用 is in use`)]);
    expect(said.trim().split('\n')).toHaveLength(1);
    const db = new DatabaseSync(join(folder, 'yipan.sqlite'), { readOnly: true });
    expect(db.prepare('SELECT count(*) AS n FROM participation').get()).toEqual({ n: 0 });
    db.close();
  });
});

describe('a mistake in a command', () => {
  const folder = mkdtempSync(join(base, 'started-'));
  openSandboxFolder(folder);
  const token = (...args: string[]) => ['local/token.ts', '--data', folder, ...args];

  it.each([
    [
      'an option that there is not',
      ['local/main.ts', '--prot', '1'],
      "Unknown option '--prot'",
      'npm start -- --help',
    ],
    ['an option without its value', ['local/main.ts', '--port'], 'argument missing', 'npm start -- --help'],
    ['a port that is none', ['local/main.ts', '--port', 'x'], 'whole number from 0 to 65535', '"x"'],
    [
      'a misspelt option of a token',
      token('--devision', '33'),
      "Unknown option '--devision'",
      'npm run token',
    ],
    ['a token without a division', token(), 'Name a division', '--division 330106002'],
    [
      'a token of a division that is none',
      token('--division', '999999'),
      'no division 999999',
      '/divisions?text=',
    ],
    ['a token of a village', token('--division', '330106002001'), '2, 4, 6 or 9 digits', '330106002001'],
    [
      'a token of a role that is none',
      token('--division', '330106', '--role', 'boss'),
      'no role "boss"',
      'auditor',
    ],
    ['a token without a name', token('--division', '330106', '--subject', ''), '--subject', '128'],
    [
      'a token where no sandbox was started',
      ['local/token.ts', '--division', '33', '--data', join(base, 'nowhere')],
      'run npm start first',
      'nowhere',
    ],
    ['an address that is none', ['local/redrive.ts', '--url', 'here'], '--url', 'http://localhost:8787'],
    [
      'a redrive where no sandbox was started',
      ['local/redrive.ts', '--data', base],
      'run npm start first',
      base,
    ],
  ])('%s: one sentence with the way out, no stack', (_, args, what, wayOut) => {
    const { code, said } = run(args);
    expect([code, said]).toEqual([1, expect.stringContaining(what)]);
    expect(said).toContain(wayOut);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(base, 'nowhere'))).toBe(false);
  });

  it('options that npm took for itself, because -- was forgotten, are not passed over', () => {
    const { code, said } = run(['local/main.ts'], { npm_config_empty: 'true' });
    expect([code, said]).toEqual([1, expect.stringContaining('npm start -- --empty')]);
  });
});
