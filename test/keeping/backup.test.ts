import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { backupsIn } from '../../local/keeping/backups-in.ts';
import { lastDue } from '../../local/keeping/scheduled-backups.ts';
import { lockFolder } from '../../local/runtime/folder-lock.ts';
import { makeKeyFile } from '../../local/runtime/key-file.ts';
import { VERSION } from '../../shared/version.ts';
import { installation, movementsIn } from './kept.ts';

const base = mkdtempSync(join(tmpdir(), 'yipan-backup-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let place: string;
let to: string;
let here: ReturnType<typeof installation>;
beforeEach(() => {
  place = mkdtempSync(join(base, 'one-'));
  to = join(place, 'backup');
  here = installation(place, '--backup', to);
});
const newest = () => backupsIn(to).at(-1) ?? expect.fail('there is no backup');
const files = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));
const mount = (options: string, at: string): boolean =>
  process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0;

describe('the version', () => {
  it('is that of package.json', () => {
    const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
    expect(VERSION).toBe((JSON.parse(text) as { version: string }).version);
  });
});

describe('yipan backup', { timeout: 60_000 }, () => {
  it('copies the database, checks the copy, and says what is in it; the keys are not', async () => {
    const ids = await here.record(3);
    writeFileSync(join(here.data, 'rules.json'), '{}');
    const { code, out, said } = here.yipan('backup');
    expect([code, said]).toEqual([0, '']);
    expect(out).toContain('movements 3');
    const { folder, manifest } = newest();
    expect(out).toContain(folder);
    expect(files(folder).sort()).toEqual(['manifest.json', 'rules.json', 'yipan.sqlite']);
    expect(movementsIn(join(folder, 'yipan.sqlite'))).toEqual([...ids].sort());
    expect(manifest).toMatchObject({
      version: VERSION,
      database: { kind: 'real', rows: { movements: 3, vault: 3 }, lastRecordAt: '2026-03-02T01:00:00.000Z' },
      openedUnder: ['k1'],
    });
    const told = files(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
    const keys = JSON.parse(readFileSync(here.keyFile, 'utf8'));
    for (const secret of [keys.pseudonymKey, keys.dataKeys[0].key, '测试甲', '15400000001'])
      expect(told).not.toContain(Buffer.from(secret).toString('latin1'));
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('keeps so many, the newest, and nothing of another installation goes for it', async () => {
    await here.record(1);
    const other = installation(mkdtempSync(join(base, 'other-')));
    await other.record(1);
    expect(other.yipan('backup', '--to', to).code).toBe(0);
    for (let n = 0; n < 4; n++) expect(here.yipan('backup', '--keep', '2').code).toBe(0);
    expect(backupsIn(to).map(({ manifest }) => manifest.keys)).toHaveLength(3);
    expect(new Set(backupsIn(to).map(({ manifest }) => manifest.keys)).size).toBe(2);
    expect(here.yipan('restore', '--list').out.split('\n')).toHaveLength(5);
  });

  it('removes the half of one that was ended on the way', async () => {
    await here.record(1);
    mkdirSync(join(to, 'yipan-20260101-000000.half'), { recursive: true });
    expect(here.yipan('backup').code).toBe(0);
    expect(files(to)).toHaveLength(1);
  });

  it.each<[string, () => void, readonly string[]]>([
    ['nothing to back up', () => rmSync(here.database), ['start yipan serve once']],
    ['an option that is none', () => {}, ['--keep', 'whole number']],
    ['keys that others may read', () => chmodSync(here.keyFile, 0o644), ['chmod 600']],
    [
      'keys of another installation',
      () => {
        rmSync(here.keyFile);
        makeKeyFile(here.keyFile);
      },
      ['does not fit'],
    ],
    ['no database', () => writeFileSync(here.database, 'x'.repeat(9_000)), ['not a database']],
    [
      'another one under way',
      () => {
        mkdirSync(to);
        lockFolder(join(to, '.in-use.lock'));
      },
      ['another backup is under way'],
    ],
    ['a place that is a file', () => writeFileSync(to, ''), ['EEXIST']],
  ])('says in a sentence why it cannot be: %s', async (what, spoil, parts) => {
    await here.record(1);
    spoil();
    const { code, said } = here.yipan('backup', ...(what.startsWith('an option') ? ['--keep', '0'] : []));
    expect(code).toBe(1);
    for (const part of parts) expect(said).toContain(part);
    expect(said).not.toMatch(/\n\s+at /);
    if (existsSync(to) && statSync(to).isDirectory()) expect(files(to)).toEqual([]);
  });

  it('on a torn database says so, and lets no earlier backup go', async () => {
    await here.record(200);
    expect(here.yipan('backup', '--keep', '1').code).toBe(0);
    const before = files(to);
    const fd = readFileSync(here.database);
    fd.fill(7, 40 * 4096, 60 * 4096);
    writeFileSync(here.database, fd);
    const { code, said } = here.yipan('backup', '--keep', '1');
    expect([code, said]).toEqual([1, expect.stringMatching(/malformed|torn/)]);
    expect(files(to)).toEqual(before);
    expect(here.yipan('restore', '--check')).toMatchObject({ code: 0 });
  });

  it('on a full disk says so beforehand, leaves nothing, and goes on once there is room', async ({
    skip,
  }) => {
    await here.record(50);
    mkdirSync(to);
    if (!mount('size=300k', to)) skip();
    try {
      const { code, said } = here.yipan('backup');
      expect([code, said]).toEqual([1, expect.stringContaining('there is no room for it')]);
      expect(files(to)).toEqual([]);
      spawnSync('mount', ['-o', 'remount,size=8m', to]);
      expect(here.yipan('backup').code).toBe(0);
      expect(files(to)).toHaveLength(1);
    } finally {
      spawnSync('umount', [to]);
    }
  });

  it('onto a read-only disk says so, and leaves the earlier ones as they are', async ({ skip }) => {
    await here.record(2);
    mkdirSync(to);
    if (!mount('size=8m', to)) skip();
    try {
      expect(here.yipan('backup').code).toBe(0);
      const before = files(to);
      spawnSync('mount', ['-o', 'remount,ro', to]);
      const { code, said } = here.yipan('backup');
      expect([code, said]).toEqual([1, expect.stringMatching(/not backed up: .*(readonly|read-only|EROFS)/)]);
      expect(said).toContain('Earlier backups are as they were');
      expect(files(to)).toEqual(before);
      expect(here.yipan('restore', '--check').code).toBe(0);
    } finally {
      spawnSync('umount', [to]);
    }
  });

  it('of a disk that has become read-only can still be made', async ({ skip }) => {
    await here.record(2);
    if (!mount('size=32m', (mkdirSync(join(place, 'disk')), join(place, 'disk')))) skip();
    const disk = join(place, 'disk');
    try {
      cpSync(here.data, disk, { recursive: true });
      spawnSync('mount', ['-o', 'remount,ro', disk]);
      const env = { PATH: process.env['PATH'], YIPAN_DATA_FOLDER: disk };
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(import.meta.dirname, '../../local/cli/main.ts'), 'backup', '--config', here.config],
        { encoding: 'utf8', env },
      );
      expect([status, stderr]).toEqual([0, '']);
      expect(newest().manifest.database.rows['movements']).toBe(2);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

describe('yipan restore', { timeout: 60_000 }, () => {
  /** A machine of its own, onto which a backup and a key file were carried. */
  function freshMachine(): ReturnType<typeof installation> {
    const there = installation(mkdtempSync(join(base, 'fresh-')));
    copyFileSync(here.keyFile, there.keyFile);
    return there;
  }

  it('brings everything to a fresh machine, which goes on from there', async () => {
    const ids = await here.record(5);
    expect(here.yipan('backup').code).toBe(0);
    const there = freshMachine();
    const { code, out, said } = there.yipan('restore', '--from', newest().folder);
    expect([code, said]).toEqual([0, '']);
    expect(out).toContain('movements 5');
    expect(there.movements()).toEqual([...ids].sort());
    // The same request again is answered with the same record: keys, log and vault fit.
    expect(await there.record(1)).toEqual([ids[0]]);
    expect(files(there.data).filter((name) => name.startsWith('before'))).toEqual([]);
  });

  it('only checks, also while a platform runs', async () => {
    await here.record(1);
    expect(here.yipan('backup').code).toBe(0);
    const running = lockFolder(join(here.data, 'in-use.lock'));
    const before = readFileSync(here.database);
    expect(here.yipan('restore', '--check')).toMatchObject({
      code: 0,
      out: expect.stringContaining('can be restored'),
    });
    expect(here.yipan('restore')).toMatchObject({
      code: 1,
      said: expect.stringContaining('a running platform is using it'),
    });
    expect(readFileSync(here.database).equals(before)).toBe(true);
    running.release();
  });

  it('refuses where later records would go, and keeps them aside when told', async () => {
    const first = await here.record(2);
    expect(here.yipan('backup').code).toBe(0);
    const later = await here.record(1);
    const refused = here.yipan('restore');
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('--lose-newer') });
    expect(refused.said).toContain('movements +1');
    expect(here.movements()).toEqual([...first, ...later].sort());
    const { code, out } = here.yipan('restore', '--lose-newer');
    expect(code).toBe(0);
    expect(here.movements()).toEqual([...first].sort());
    const aside = join(here.data, files(here.data).find((name) => name.startsWith('before-restore-')) ?? '');
    expect(out).toContain(aside);
    expect(movementsIn(join(aside, 'yipan.sqlite'))).toEqual([...first, ...later].sort());
  });

  it('of the same data, or over a torn database, needs not be told anything', async () => {
    const ids = await here.record(3);
    expect(here.yipan('backup').code).toBe(0);
    expect(here.yipan('restore').code).toBe(0);
    writeFileSync(here.database, 'torn');
    expect(here.yipan('restore').code).toBe(0);
    expect(here.movements()).toEqual([...ids].sort());
  });

  const spoilt: readonly [string, (folder: string) => void, string][] = [
    ['a database that is cut off', (folder) => truncateSync(join(folder, 'yipan.sqlite'), 8_192), 'is torn'],
    [
      'a byte that changed',
      (folder) => {
        const path = join(folder, 'yipan.sqlite');
        const bytes = readFileSync(path);
        bytes[9_000] = (bytes[9_000] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
      'SHA-256 differs',
    ],
    ['a database that is missing', (folder) => rmSync(join(folder, 'yipan.sqlite')), 'is missing'],
    ['a manifest that is missing', (folder) => rmSync(join(folder, 'manifest.json')), 'no whole backup'],
    ['a manifest that is torn', (folder) => truncateSync(join(folder, 'manifest.json'), 100), 'is torn'],
    [
      'a backup of a later version',
      (folder) => {
        const path = join(folder, 'manifest.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace(/"format": \d+/, '"format": 99'));
      },
      'format 99',
    ],
  ];
  it.each(spoilt)('refuses %s, and touches nothing', async (_, spoil, part) => {
    await here.record(20);
    expect(here.yipan('backup').code).toBe(0);
    const { folder } = newest();
    spoil(folder);
    const before = readFileSync(here.database);
    for (const args of [['--check'], ['--lose-newer']]) {
      const { code, said } = here.yipan('restore', '--from', folder, ...args);
      expect([code, said]).toEqual([1, expect.stringContaining(part)]);
      expect(said).not.toMatch(/\n\s+at /);
    }
    expect(readFileSync(here.database).equals(before)).toBe(true);
  });

  it('refuses keys that are not those of the backup, and says which file has to come first', async () => {
    await here.record(1);
    expect(here.yipan('backup').code).toBe(0);
    const there = installation(mkdtempSync(join(base, 'fresh-')));
    expect(there.yipan('restore', '--from', newest().folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('put that one in its place first'),
    });
    expect(existsSync(there.database)).toBe(false);
  });

  it('where it was ended on the way nothing starts, and running it again finishes it', async () => {
    const ids = await here.record(2);
    expect(here.yipan('backup').code).toBe(0);
    // As a kill between the two renames leaves it.
    writeFileSync(join(here.data, 'RESTORING'), '');
    renameSync(here.database, join(place, 'elsewhere'));
    for (const command of ['backup', 'serve'])
      expect(here.yipan(command)).toMatchObject({
        code: 1,
        said: expect.stringContaining('run yipan restore again'),
      });
    expect(here.yipan('restore').code).toBe(0);
    expect(here.movements()).toEqual([...ids].sort());
    expect(existsSync(join(here.data, 'RESTORING'))).toBe(false);
  });

  it('on a full disk says so, and leaves the data as they were', async ({ skip }) => {
    const first = await here.record(60);
    expect(here.yipan('backup').code).toBe(0);
    const there = freshMachine();
    if (!mount('size=500k', there.data)) skip();
    try {
      writeFileSync(join(there.data, 'KIND'), 'real');
      const { code, said } = there.yipan('restore', '--from', newest().folder);
      expect([code, said]).toEqual([1, expect.stringContaining('ENOSPC')]);
      expect(said).toContain('The data are as they were');
      expect(files(there.data).filter((name) => name.startsWith('yipan'))).toEqual([]);
      spawnSync('mount', ['-o', 'remount,size=16m', there.data]);
      expect(there.yipan('restore', '--from', newest().folder).code).toBe(0);
      expect(there.movements()).toEqual([...first].sort());
    } finally {
      spawnSync('umount', [there.data]);
    }
  });
});

describe('when a backup is due', () => {
  const at = (text: string): number => Date.parse(`${text}+08:00`);
  it.each([
    ['2026-11-26T12:00', '02:30', '2026-11-26T02:30'],
    ['2026-11-26T02:30', '02:30', '2026-11-26T02:30'],
    ['2026-11-26T02:29', '02:30', '2026-11-25T02:30'],
    ['2026-03-01T00:10', '23:50', '2026-02-28T23:50'],
    ['2026-11-26T07:59', '08:00', '2026-11-25T08:00'],
    ['2026-11-26T08:01', '00:00', '2026-11-26T00:00'],
  ])('at %s, daily at %s: the last was due at %s', (now, daily, due) => {
    expect(lastDue(daily, at(now))).toBe(at(due));
  });
});
