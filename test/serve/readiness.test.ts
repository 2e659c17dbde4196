import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeyFile } from '../../local/runtime/key-file.ts';
import { type ReadyDeps, readiness, readyPage } from '../../local/serve/readiness.ts';
import { makeHolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'yipan-ready-'));
const keyFile = join(folder, 'keys.json');
const calendar = makeHolidayCalendar({ knownThrough: '2026-12-31', holidays: [], workingWeekends: [] });
const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-06-01T08:00:00+08:00');
let engine: Engine;
beforeAll(() => {
  engine = openEngine(join(folder, 'yipan.sqlite'));
  makeKeyFile(keyFile);
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const deps = (other: Partial<ReadyDeps> = {}): ReadyDeps => ({
  engine,
  folder,
  keyFile,
  thread: { live: async () => {} },
  calendar,
  settings: { leastFreeMegabytes: 1, calendarDays: 30 },
  certificateUntil: () => undefined,
  systemNow: () => NOW,
  ...other,
});
/** What is not well, by its state. */
async function notWell(other: Partial<ReadyDeps>): Promise<Record<string, string>> {
  const checks = await readiness(deps(other));
  for (const { state, zh, en } of checks)
    expect([state, zh === undefined, en === undefined]).toEqual([state, state === 'ok', state === 'ok']);
  return Object.fromEntries(checks.flatMap(({ check, state }) => (state === 'ok' ? [] : [[check, state]])));
}

describe('ready', () => {
  it('is 200 where all is well, 503 where one thing is not, with what to do', async () => {
    expect(await readyPage(deps())()).toMatchObject({ status: 200 });
    const { status, body } = await readyPage(
      deps({ settings: { leastFreeMegabytes: 1_000_000_000, calendarDays: 30 } }),
    )();
    expect([status, JSON.parse(String(body)).status]).toEqual([503, 'not-ready']);
    expect(String(body)).toContain('make room');
  });

  it('answers many who ask at once with one look', async () => {
    let looks = 0;
    const page = readyPage(deps({ thread: { live: async () => void (looks += 1) } }));
    await Promise.all(Array.from({ length: 50 }, page));
    expect(looks).toBe(1);
  });

  it.each<[string, Partial<ReadyDeps>, Record<string, string>]>([
    ['all is well', {}, {}],
    [
      'a background that has ended',
      { thread: { live: () => Promise.reject(new Error('ended')) } },
      { background: 'failed' },
    ],
    [
      'a disk below the floor',
      { settings: { leastFreeMegabytes: 1_000_000_000, calendarDays: 30 } },
      { disk: 'failed' },
    ],
    ['a folder that is gone', { folder: join(folder, 'gone') }, { disk: 'failed' }],
    ['a key file that is gone', { keyFile: join(folder, 'gone.json') }, { key: 'failed' }],
    [
      'a calendar that ends within the days',
      { systemNow: () => Date.parse('2026-12-02T00:00:00+08:00') },
      { calendar: 'warning' },
    ],
    ['the last day before that', { systemNow: () => Date.parse('2026-12-01T23:59:59+08:00') }, {}],
    [
      'the last day of the calendar',
      { systemNow: () => Date.parse('2026-12-31T23:59:59+08:00') },
      { calendar: 'warning' },
    ],
    [
      'a calendar that has ended',
      { systemNow: () => Date.parse('2027-01-01T00:00:00+08:00') },
      { calendar: 'failed' },
    ],
    ['a certificate with 30 days left', { certificateUntil: () => NOW + 30 * DAY_MS }, {}],
    [
      'a certificate with less',
      { certificateUntil: () => NOW + 30 * DAY_MS - 1 },
      { certificate: 'warning' },
    ],
    ['a certificate that has ended', { certificateUntil: () => NOW - 1 }, { certificate: 'failed' }],
  ])('%s', async (_, other, expected) => {
    expect(await notWell(other)).toEqual(expected);
  });

  it('a key file that others may read, or that is none', async () => {
    const other = join(folder, 'other.json');
    makeKeyFile(other);
    chmodSync(other, 0o644);
    expect(await notWell({ keyFile: other })).toEqual({ key: 'failed' });
    chmodSync(other, 0o600);
    writeFileSync(other, '{}');
    expect(await notWell({ keyFile: other })).toEqual({ key: 'failed' });
  });

  const tmpfs = join(folder, 'tmpfs');
  mkdirSync(tmpfs);
  const canMount =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', tmpfs]).status === 0;
  afterAll(() => {
    if (canMount) spawnSync('umount', [tmpfs]);
  });
  it.skipIf(!canMount)('a disk that is full: neither room nor a store that can be written', async () => {
    const there = openEngine(join(tmpfs, 'yipan.sqlite'));
    const { stdout } = spawnSync('df', ['--output=avail', '-B1', tmpfs], { encoding: 'utf8' });
    writeFileSync(join(tmpfs, 'ballast'), Buffer.alloc(Number(stdout.split('\n')[1])));
    expect(await notWell({ engine: there, folder: tmpfs })).toEqual({ store: 'failed', disk: 'failed' });
    const [store] = await readiness(deps({ engine: there }));
    expect(store).toMatchObject({ zh: expect.stringContaining('已满'), en: expect.stringContaining('full') });
    rmSync(join(tmpfs, 'ballast'));
    expect(await notWell({ engine: there, folder: tmpfs })).toEqual({});
    there.close();
  });
});
