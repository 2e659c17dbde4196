import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { backupsIn } from '../../local/keeping/backups-in.ts';
import { identitiesByKey } from '../../local/keeping/reseal-vault.ts';
import { lockFolder } from '../../local/runtime/folder-lock.ts';
import { readKeyFile } from '../../local/runtime/key-file.ts';
import { makeIdNumber } from '../../shared/domain/person/id-number.ts';
import { identityKeys } from '../../shared/identity/identity-keys.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { YIPAN } from '../serve/served.ts';
import { installation } from './kept.ts';

const base = mkdtempSync(join(tmpdir(), 'yipan-keys-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let place: string;
let to: string;
let here: ReturnType<typeof installation>;
beforeEach(() => {
  place = mkdtempSync(join(base, 'one-'));
  to = join(place, 'backup');
  here = installation(place, '--backup', to);
});
const mount = (options: string, at: string): boolean =>
  process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0;

function withDatabase<T>(look: (engine: ReturnType<typeof openEngine>) => T): T {
  const engine = openEngine(here.database);
  try {
    return look(engine);
  } finally {
    engine.close();
  }
}
const byKey = () => withDatabase((engine) => Object.fromEntries(identitiesByKey(engine)));
/** Every identity opens and belongs to its person; answers how many there are. */
const opened = (): number =>
  withDatabase(({ db }) => {
    const keys = identityKeys(readKeyFile(here.keyFile));
    const rows = db.prepare('SELECT person_id, key_id, box FROM vault').all();
    for (const row of rows) {
      const [personId, keyId, box] = [String(row['person_id']), String(row['key_id']), String(row['box'])];
      expect(keys.personIdOf(keys.open(personId, { keyId, box }).document)).toBe(personId);
    }
    return rows.length;
  });

/** Identities as the platform seals them, without their movements: quicker. */
function sealMany(many: number): void {
  const keys = identityKeys(readKeyFile(here.keyFile));
  withDatabase((engine) => {
    engine.write((db) => {
      const insert = db.prepare('INSERT OR IGNORE INTO vault VALUES (?, 1, ?, ?)');
      for (let n = 0; n < many; n++) {
        const born = `${1920 + Math.floor(n / 900)}-02-02`;
        const document = { kind: 'resident-id', number: makeIdNumber('100000', born, n % 900) } as const;
        const personId = keys.personIdOf(document);
        const { keyId, box } = keys.seal(personId, { name: '测试甲', document });
        insert.run(personId, keyId, box);
      }
    });
  });
}

describe('yipan keys rotate', { timeout: 60_000 }, () => {
  it('seals everything with a new key; who is who stays, and so does every backup', async () => {
    const ids = await here.record(3);
    sealMany(2_500);
    expect(here.yipan('backup').code).toBe(0);
    const old = readKeyFile(here.keyFile);
    const { code, out, said } = here.yipan('keys', 'rotate');
    expect([code, said]).toEqual([0, '']);
    expect(out).toContain('sealed anew: 2503');
    expect(out).toContain('Keep a copy of the new key file');
    const next = readKeyFile(here.keyFile);
    expect(next.pseudonymKey).toEqual(old.pseudonymKey);
    expect(next.dataKeys.map(({ keyId }) => keyId)).toEqual(['k1', 'k2']);
    expect(next.dataKeys[0]).toEqual(old.dataKeys[0]);
    for (const { key } of next.dataKeys) expect(out).not.toContain(Buffer.from(key).toString('base64'));
    expect(statSync(here.keyFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(place).filter((name) => name.startsWith('keys'))).toEqual(['keys.json']);
    expect([byKey(), opened()]).toEqual([{ k2: 2_503 }, 2_503]);
    // A new person is sealed with the new key.
    await here.record(1);
    expect(byKey()).toEqual({ k2: 2_504 });
    // A backup of before is restored with the new key file; one of after is not with the old one.
    expect(here.yipan('restore', '--check').code).toBe(0);
    expect(here.yipan('backup').code).toBe(0);
    const there = installation(mkdtempSync(join(base, 'fresh-')));
    writeFileSync(there.keyFile, keyText(old), { mode: 0o600 });
    expect(there.yipan('restore', '--from', backupsIn(to).at(-1)?.folder ?? '')).toMatchObject({
      code: 1,
      said: expect.stringContaining('sealed with its key k2 cannot be opened'),
    });
    copyFileSync(here.keyFile, there.keyFile);
    expect(there.yipan('restore', '--from', backupsIn(to).at(-1)?.folder ?? '').code).toBe(0);
    // The same request again is answered with the same record: who is who has not changed.
    expect(await there.record(1)).toEqual([ids[0]]);
  });

  it('lists the keys without showing them, and rotates again', async () => {
    await here.record(2);
    expect(here.yipan('keys', 'rotate').code).toBe(0);
    expect(here.yipan('keys', 'rotate').code).toBe(0);
    expect(here.yipan('keys', 'rotat')).toMatchObject({
      code: 1,
      said: expect.stringContaining('one of list, rotate, reseal'),
    });
    const { out } = here.yipan('keys', 'list');
    expect(out.trim().split('\n')).toEqual([
      expect.stringMatching(/^k1 {2}0 .*opens only$/),
      expect.stringMatching(/^k2 {2}0 .*opens only$/),
      expect.stringMatching(/^k3 {2}2 .*seals$/),
    ]);
  });

  it('ended by kill -9 at any point, leaves everything readable, and reseal finishes it', {
    timeout: 120_000,
  }, async () => {
    await here.record(1);
    sealMany(20_000);
    const total = opened();
    let between = 0;
    for (let round = 0; round < 4; round++) {
      const before = readKeyFile(here.keyFile).dataKeys.length;
      const child = spawn(process.execPath, [YIPAN, 'keys', 'rotate', '--config', here.config], {
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      while (readKeyFile(here.keyFile).dataKeys.length === before && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 1));
      // In each round further: so many of the commits are in, and others are still to come.
      const reader = new DatabaseSync(here.database, { readOnly: true });
      const anew = reader.prepare('SELECT count(*) AS n FROM vault WHERE key_id = ?');
      const least = round * 3_000;
      const isFar = (): boolean => Number(anew.get(`k${before + 1}`)?.['n']) >= least;
      while (!isFar() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
      child.kill('SIGKILL');
      reader.close();
      await ended;
      const counts = byKey();
      if (Object.keys(counts).length > 1) between += 1;
      expect(opened()).toBe(total);
      expect(here.yipan('keys', 'reseal').code).toBe(0);
      expect(byKey()).toEqual({ [`k${before + 1}`]: total });
    }
    expect(opened()).toBe(total);
    // Some were met in the middle, so that the rounds say something.
    expect(between).toBeGreaterThan(1);
  });

  it.each<[string, () => void, string]>([
    ['a server that runs', () => lockFolder(join(here.data, 'in-use.lock')), 'systemctl stop yipan'],
    ['a torn key file', () => truncateSync(here.keyFile, 30), 'no key file'],
    ['a torn database', () => writeFileSync(here.database, 'x'.repeat(9_000)), 'Nothing was changed'],
    [
      'keys of another installation',
      () => {
        const other = installation(mkdtempSync(join(base, 'other-')));
        copyFileSync(other.keyFile, here.keyFile);
      },
      'does not fit',
    ],
  ])('refuses %s, and changes nothing', async (_, spoil, part) => {
    await here.record(1);
    spoil();
    const [keys, data] = [readFileSync(here.keyFile), readFileSync(here.database)];
    const { code, said } = here.yipan('keys', 'rotate');
    expect([code, said]).toEqual([1, expect.stringContaining(part)]);
    expect(said).not.toMatch(/\n\s+at /);
    expect([readFileSync(here.keyFile).equals(keys), readFileSync(here.database).equals(data)]).toEqual([
      true,
      true,
    ]);
  });

  it('where the disk of the key file is full or read-only leaves it as it was', async ({ skip }) => {
    const disk = join(place, 'disk');
    mkdirSync(disk);
    await here.record(2);
    if (!mount('size=64k', disk)) skip();
    try {
      const there = join(disk, 'keys.json');
      copyFileSync(here.keyFile, there);
      writeFileSync(
        here.config,
        readFileSync(here.config, 'utf8').replace('"keys.json"', JSON.stringify(there)),
      );
      const before = readFileSync(there);
      fill(join(disk, 'ballast'));
      const full = here.yipan('keys', 'rotate');
      expect(full).toMatchObject({ code: 1, said: expect.stringContaining('ENOSPC') });
      expect(full.said).toContain('Keys and data are as they were');
      expect(readdirSync(disk).sort()).toEqual(['ballast', 'keys.json']);
      rmSync(join(disk, 'ballast'));
      spawnSync('mount', ['-o', 'remount,ro', disk]);
      expect(here.yipan('keys', 'rotate')).toMatchObject({ code: 1, said: expect.stringMatching(/EROFS/) });
      expect([readFileSync(there).equals(before), byKey()]).toEqual([true, { k1: 2 }]);
      spawnSync('mount', ['-o', 'remount,rw', disk]);
      expect(here.yipan('keys', 'rotate').code).toBe(0);
      expect(byKey()).toEqual({ k2: 2 });
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('where the disk of the data is full says that all can be read, and goes on once there is room', async ({
    skip,
  }) => {
    await here.record(1);
    sealMany(4_000);
    const disk = join(place, 'disk');
    mkdirSync(disk);
    if (!mount('size=64m', disk)) skip();
    try {
      for (const name of ['KIND', 'yipan.sqlite']) copyFileSync(join(here.data, name), join(disk, name));
      writeFileSync(here.config, readFileSync(here.config, 'utf8').replace('"data"', JSON.stringify(disk)));
      fill(join(disk, 'ballast'));
      truncateSync(join(disk, 'ballast'), statSync(join(disk, 'ballast')).size - 600_000);
      const { code, said } = here.yipan('keys', 'rotate');
      expect([code, said]).toEqual([1, expect.stringMatching(/full.*yipan keys reseal/)]);
      rmSync(join(disk, 'ballast'));
      expect(here.yipan('keys', 'reseal').code).toBe(0);
      expect(here.yipan('keys', 'list').out).toMatch(/k1 {2}0 /);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

function keyText({ pseudonymKey, dataKeys }: ReturnType<typeof readKeyFile>): string {
  const text = (key: Uint8Array): string => Buffer.from(key).toString('base64');
  return JSON.stringify({
    pseudonymKey: text(pseudonymKey),
    dataKeys: dataKeys.map(({ keyId, key }) => ({ keyId, key: text(key) })),
  });
}

function fill(path: string): void {
  const fd = openSync(path, 'w');
  expect(() => {
    for (;;) writeSync(fd, Buffer.alloc(4_096));
  }).toThrow('ENOSPC');
  closeSync(fd);
}
