import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarFinding } from '../../local/doctor/calendar-finding.ts';
import { clockFinding } from '../../local/doctor/clock-finding.ts';
import { diskFinding, growthOf } from '../../local/doctor/disk-finding.ts';
import type { Finding } from '../../local/doctor/finding.ts';
import { backupsIn } from '../../local/keeping/backups-in.ts';
import { manifestFile } from '../../local/keeping/manifest.ts';
import { makeKeyFile } from '../../local/runtime/key-file.ts';
import { startIssuer } from '../functions/test-issuer.ts';
import { makeInstallation, startServe, YIPAN } from '../serve/served.ts';
import { installation } from './kept.ts';

const base = mkdtempSync(join(tmpdir(), 'yipan-doctor-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let place: string;
let to: string;
let here: ReturnType<typeof installation>;
beforeEach(() => {
  place = mkdtempSync(join(base, 'one-'));
  to = join(place, 'backup');
  here = installation(place, '--backup', to);
});

interface Report {
  readonly status: string;
  readonly findings: readonly Finding[];
}
/** What the command finds, by subject; every finding that is not well says what to do, in both languages. */
function doctor(...args: readonly string[]) {
  const { code, out, said } = here.yipan('doctor', '--offline', '--json', ...args);
  expect(said).toBe('');
  const { status, findings } = JSON.parse(out) as Report;
  for (const { state, found, todo } of findings) {
    expect([found.zh, found.en].every((text) => text.length > 1)).toBe(true);
    if (state === 'warning' || state === 'failed') expect(todo?.en.length).toBeGreaterThan(1);
  }
  expect(status).toBe(['well', 'warnings', 'failed'][code ?? 9]);
  const of = (subject: Finding['subject']): Finding =>
    findings.find((one) => one.subject === subject) ?? expect.fail(subject);
  return { code, findings, of, states: Object.fromEntries(findings.map((one) => [one.subject, one.state])) };
}
function changed(database: string, sql: string): void {
  const db = new DatabaseSync(database);
  db.exec(sql);
  db.close();
}

describe('yipan doctor', { timeout: 60_000 }, () => {
  it('of an installation that was just made, and of one that works, changes nothing', async () => {
    const first = doctor();
    expect(first.states).toMatchObject({
      configuration: 'ok',
      keys: 'ok',
      data: 'warning',
      backups: 'warning',
      queue: 'unknown',
    });
    await here.record(3);
    expect(here.yipan('backup').code).toBe(0);
    const bytes = readFileSync(here.database);
    const { code, states, of } = doctor();
    expect(states).toMatchObject({
      configuration: 'ok',
      server: 'warning',
      data: 'ok',
      keys: 'ok',
      disk: 'ok',
      certificate: 'ok',
      backups: 'ok',
      queue: 'ok',
      'dead-letters': 'ok',
    });
    expect(of('data').found.en).toContain('3 movements, every page is whole');
    expect(of('backups').found.en).toContain('was opened and is whole');
    expect(code).toBe(1); // it does not run
    expect(readFileSync(here.database).equals(bytes)).toBe(true);
    // And as a person reads it: every line of a problem has its way out below it.
    const text = here.yipan('doctor', '--offline').out;
    expect(text).toContain('提醒 warning  服务 server: 没有运行');
    expect(text).toContain('→  systemctl start yipan');
  });

  const spoilt: readonly [string, Finding['subject'], Finding['state'], string, () => void][] = [
    ['a key file that is gone', 'keys', 'failed', 'no such file', () => rmSync(here.keyFile)],
    ['keys that others may read', 'keys', 'failed', 'chmod 600', () => chmodSync(here.keyFile, 0o644)],
    ['a torn key file', 'keys', 'failed', 'no key file', () => truncateSync(here.keyFile, 20)],
    [
      'keys of another installation',
      'keys',
      'failed',
      'cannot be opened',
      () => {
        rmSync(here.keyFile);
        makeKeyFile(here.keyFile);
      },
    ],
    [
      'a rotation of keys that was not finished',
      'keys',
      'warning',
      'still lie under k1',
      () => {
        chmodSync(here.keyFile, 0o600);
        const keys = JSON.parse(readFileSync(here.keyFile, 'utf8'));
        keys.dataKeys.push({ keyId: 'k2', key: Buffer.alloc(32, 9).toString('base64') });
        writeFileSync(here.keyFile, JSON.stringify(keys));
      },
    ],
    [
      'a torn database',
      'data',
      'failed',
      'malformed|torn',
      () => {
        const bytes = readFileSync(here.database);
        bytes.fill(7, 4096, 12 * 4096);
        writeFileSync(here.database, bytes);
      },
    ],
    [
      'a restore that was not finished',
      'data',
      'failed',
      'restore again',
      () => writeFileSync(join(here.data, 'RESTORING'), ''),
    ],
    [
      'a later version',
      'data',
      'failed',
      'later version',
      () => changed(here.database, 'PRAGMA user_version = 99'),
    ],
    [
      'rules that are none',
      'data',
      'failed',
      'rules.json',
      () => writeFileSync(join(here.data, 'rules.json'), '{'),
    ],
    [
      'a torn backup',
      'backups',
      'failed',
      'cannot be restored',
      () => truncateSync(join(backupsIn(to)[0]?.folder ?? '', 'yipan.sqlite'), 9_000),
    ],
    ['no backup', 'backups', 'failed', 'no whole backup', () => rmSync(to, { recursive: true })],
    [
      'a backup that is three days old',
      'backups',
      'failed',
      '72 hours old',
      () => {
        const path = manifestFile(backupsIn(to)[0]?.folder ?? '');
        const then = new Date(Date.now() - 72 * 3_600_000).toISOString();
        writeFileSync(path, readFileSync(path, 'utf8').replace(/"begunAt": "[^"]*"/, `"begunAt": "${then}"`));
      },
    ],
    [
      'dead letters',
      'dead-letters',
      'warning',
      'queue:delivery 2',
      () =>
        changed(
          here.database,
          "INSERT INTO dead_letters (source, body, reason, at) VALUES ('queue:delivery', '{}', 'x', 'y'), ('queue:delivery', '{}', 'x', 'y')",
        ),
    ],
    [
      'a notice that nobody answers',
      'stuck',
      'warning',
      'past-escalation',
      () => {}, // recorded in March, and nobody did anything since
    ],
    [
      'a clock that went back',
      'clock',
      'failed',
      'before the last record',
      () =>
        changed(
          here.database,
          `UPDATE changes SET after = json_set(after, '$.recordedAt', '2999-01-01T00:00:00.000Z') WHERE entity = 'movement'`,
        ),
    ],
  ];
  it.each(spoilt)('says what to do about %s', async (_, subject, state, part, spoil) => {
    await here.record(8);
    expect(here.yipan('backup').code).toBe(0);
    spoil();
    const { of, code } = doctor();
    expect([of(subject).state, of(subject).found.en]).toEqual([state, expect.stringMatching(part)]);
    expect(code).toBe(state === 'failed' ? 2 : 1);
  });

  it('looks at a wrong configuration alone, and says so', () => {
    writeFileSync(here.config, '[data]\nfolder = 3\n');
    const { code, findings, of } = doctor();
    expect([code, findings.length]).toEqual([2, 1]);
    expect(of('configuration').found.en).toContain('data.folder');
    expect(here.yipan('doctor', '--nonsense')).toMatchObject({ code: 3, out: '' });
  });

  it('of a key file that lies with the backups warns', async () => {
    mkdirSync(to);
    const there = join(to, 'keys.json');
    copyFileSync(here.keyFile, there);
    chmodSync(there, 0o600);
    writeFileSync(
      here.config,
      readFileSync(here.config, 'utf8').replace('"keys.json"', JSON.stringify(there)),
    );
    expect(doctor().of('keys')).toMatchObject({
      state: 'warning',
      found: { en: expect.stringContaining('who gets that disk') },
    });
  });

  it('of a data file of an earlier version says that the next start brings it forward', async () => {
    await here.record(1);
    changed(here.database, 'PRAGMA user_version = 3');
    expect(doctor('--quick').of('data')).toMatchObject({
      state: 'ok',
      found: { en: expect.stringContaining('format 3') },
    });
  });

  it('while it runs asks the server and the issuer', { timeout: 60_000 }, async () => {
    const own = mkdtempSync(join(base, 'served-'));
    const issuer = await startIssuer(own);
    const config = makeInstallation(own, issuer);
    const port = await freePort();
    const env = {
      NODE_EXTRA_CA_CERTS: issuer.certificate,
      YIPAN_LISTEN_PORT: String(port),
      YIPAN_BACKUP_FOLDER: join(own, 'kept'),
    };
    const served = await startServe(config, env);
    await served.line('backup-made');
    const asked = await run(config, env);
    expect(asked.said).toBe('');
    const states = Object.fromEntries(asked.report.findings.map((one) => [one.subject, one.state]));
    expect(states).toMatchObject({
      server: 'ok',
      data: 'ok',
      issuers: 'ok',
      backups: 'ok',
      queue: 'ok',
      clock: 'ok',
    });
    // What it says itself is handed on.
    renameSync(join(own, 'keys.json'), join(own, 'gone.json'));
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // an answer of /ready is good for two seconds
    const without = await run(config, env);
    expect(without.report.findings.find(({ subject }) => subject === 'server')).toMatchObject({
      state: 'failed',
      found: { en: expect.stringContaining('key file') },
    });
    renameSync(join(own, 'gone.json'), join(own, 'keys.json'));
    issuer.stop();
    const alone = await run(config, env);
    expect(alone.report.findings.find(({ subject }) => subject === 'issuers')).toMatchObject({
      state: 'failed',
    });
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });
});

/** The command in a process of its own, while this one answers as the issuer. */
async function run(config: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [YIPAN, 'doctor', '--json', '--config', config], {
    env: { PATH: process.env['PATH'], ...env },
  });
  let [out, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said, report: JSON.parse(out) as Report };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

describe('the looks by themselves', () => {
  it.each([
    ['2026-06-01', '2026-12-31', 'ok'],
    ['2026-11-14', '2026-12-31', 'ok'],
    ['2026-11-15', '2026-12-31', 'warning'],
    ['2026-11-15', '2027-12-31', 'ok'],
    ['2026-12-31', '2026-12-31', 'warning'],
    ['2027-01-01', '2026-12-31', 'failed'],
  ])('on %s with a calendar to %s: %s', (today, knownThrough, state) => {
    const finding = calendarFinding({ knownThrough }, today, 30);
    expect(finding.state).toBe(state);
    if (state !== 'ok') expect(finding.todo?.en).toContain('2027');
  });

  const NOW = Date.parse('2026-06-01T00:00:00Z');
  it.each([
    [{ lastRecordAt: NOW - 1 }, 'ok'],
    [{ lastRecordAt: NOW + 61_000 }, 'failed'],
    [{ issuerNow: NOW + 59_000 }, 'ok'],
    [{ issuerNow: NOW - 120_000 }, 'failed'],
    [{ synchronised: false }, 'warning'],
    [{ synchronised: true }, 'ok'],
  ])('a clock with %o: %s', (facts, state) => {
    const none = { lastRecordAt: undefined, issuerNow: undefined, synchronised: undefined };
    expect(clockFinding({ now: NOW, ...none, ...facts }).state).toBe(state);
  });

  const GB = 1024 ** 3;
  it.each([
    [{ free: 10 * GB, database: GB, growth: undefined }, 'ok', '10240 MB left;'],
    [{ free: 10 * GB, database: GB, growth: 0.1 * GB }, 'ok', 'about 100 days'],
    [{ free: 10 * GB, database: GB, growth: GB }, 'warning', 'about 10 days'],
    [{ free: 10 * GB, database: 11 * GB, growth: undefined }, 'warning', '11264 MB'],
    [{ free: 0.5 * GB, database: 1, growth: undefined }, 'failed', '512 MB'],
  ])('a disk with %o: %s', ({ free, ...facts }, state, part) => {
    const places = [
      { folder: '/a', free: 50 * GB, device: 1 },
      { folder: '/b', free, device: 2 },
    ];
    const finding = diskFinding({ places, leastFreeMegabytes: 1_024, ...facts });
    expect([finding.state, finding.found.en]).toEqual([state, expect.stringContaining(part)]);
  });

  it('growth is what the backups say, where they are a day apart', () => {
    const day = 86_400_000;
    expect(growthOf([])).toBeUndefined();
    expect(
      growthOf([
        { at: 0, bytes: 1 },
        { at: day - 1, bytes: 9 },
      ]),
    ).toBeUndefined();
    expect(
      growthOf([
        { at: 0, bytes: 100 },
        { at: day, bytes: 9 },
        { at: 4 * day, bytes: 500 },
      ]),
    ).toBe(100);
    expect(
      growthOf([
        { at: 0, bytes: 100 },
        { at: 4 * day, bytes: 50 },
      ]),
    ).toBe(0);
  });
});
