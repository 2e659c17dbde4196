import { statfs } from 'node:fs/promises';
import { addDays } from '../../shared/domain/calendar/date.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { instantOf, shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import type { BackgroundThread } from '../runtime/background-host.ts';
import { readKeyFile } from '../runtime/key-file.ts';
import type { Page } from '../runtime/server.ts';
import type { Configuration } from './configuration/configuration.ts';
import { checkSecretFile } from './secret-file.ts';

export const READY_PATH = '/ready';

/** One thing that was looked at. A warning is for people, and takes nothing out of service. */
export interface Checked {
  readonly check: 'store' | 'key' | 'background' | 'disk' | 'calendar' | 'certificate';
  readonly state: 'ok' | 'warning' | 'failed';
  /** What is wrong, and what to do; nothing where it is well. */
  readonly zh?: string;
  readonly en?: string;
}

export interface ReadyDeps {
  readonly engine: Engine;
  readonly folder: string;
  readonly keyFile: string;
  readonly thread: Pick<BackgroundThread, 'live'>;
  readonly calendar: HolidayCalendar;
  readonly settings: Configuration['ready'];
  /** When the certificate in use ends; undefined where a proxy does TLS. */
  readonly certificateUntil: () => number | undefined;
  readonly systemNow: () => number;
}

/** Anybody may ask, and an answer costs a write: it is good for so long. */
const GOOD_FOR_MS = 2_000;
const PATIENCE_MS = 5_000;
const CERTIFICATE_DAYS = 30;
const DAY_MS = 86_400_000;
const MEGABYTE = 1024 * 1024;

/** The page `/ready`: 200 where nothing has failed, else 503, and every check with what to do. */
export function readyPage(deps: ReadyDeps): () => Promise<Page> {
  let last: { readonly at: number; readonly page: Promise<Page> } | undefined;
  return () => {
    const now = performance.now();
    if (last && now - last.at < GOOD_FOR_MS) return last.page;
    last = { at: now, page: pageOf(deps) };
    return last.page;
  };
}

async function pageOf(deps: ReadyDeps): Promise<Page> {
  const checks = await readiness(deps);
  const isReady = checks.every(({ state }) => state !== 'failed');
  const body = JSON.stringify({ status: isReady ? 'ready' : 'not-ready', checks });
  return { status: isReady ? 200 : 503, type: 'application/json; charset=utf-8', body };
}

/** Looks at everything that must be well for the platform to do its work. */
export async function readiness(deps: ReadyDeps): Promise<readonly Checked[]> {
  return await Promise.all([
    storeWritable(deps),
    keyReadable(deps),
    backgroundRuns(deps),
    diskFree(deps),
    calendarReaches(deps),
    certificateLasts(deps),
  ]);
}

async function storeWritable({ engine, systemNow }: ReadyDeps): Promise<Checked> {
  try {
    const since = engine.lostGroups();
    await within(async () => {
      await engine.writeSoon((db) =>
        db.prepare("INSERT OR REPLACE INTO settings VALUES ('looked-at', ?)").run(instantOf(systemNow())),
      );
      await engine.settled(since);
    });
    return { check: 'store', state: 'ok' };
  } catch (cause) {
    const isFull = cause instanceof Error && /full/i.test(cause.message);
    return isFull
      ? failed('store', '数据盘已满，请清理或扩容', 'The disk of the data is full: make room.')
      : failed(
          'store',
          '数据库写不进，请检查磁盘与权限',
          'The database cannot be written: check disk and permissions.',
        );
  }
}

async function keyReadable({ keyFile }: ReadyDeps): Promise<Checked> {
  try {
    checkSecretFile(keyFile);
    readKeyFile(keyFile);
    return { check: 'key', state: 'ok' };
  } catch {
    // What is wrong in it is for the log of the next start, not for whoever asks.
    return failed(
      'key',
      '密钥文件读不了，重启后将无法运行：请从备份恢复',
      'The key file cannot be read, and the next start would fail: restore it from a copy.',
    );
  }
}

async function backgroundRuns({ thread }: ReadyDeps): Promise<Checked> {
  try {
    await within(() => thread.live());
    return { check: 'background', state: 'ok' };
  } catch {
    return failed(
      'background',
      '后台没有应答：通知不会送达，请看日志',
      'The background does not answer, and no notice is delivered: see the log.',
    );
  }
}

async function diskFree({ folder, settings: { leastFreeMegabytes } }: ReadyDeps): Promise<Checked> {
  const free = await freeBytes(folder).catch(() => 0);
  if (free >= leastFreeMegabytes * MEGABYTE) return { check: 'disk', state: 'ok' };
  const megabytes = Math.floor(free / MEGABYTE);
  return failed(
    'disk',
    `数据盘只剩 ${megabytes} MB，低于 ${leastFreeMegabytes} MB，请清理或扩容`,
    `The disk of the data has ${megabytes} MB left, fewer than ${leastFreeMegabytes}: make room.`,
  );
}

async function calendarReaches({ calendar, settings, systemNow }: ReadyDeps): Promise<Checked> {
  const { knownThrough } = calendar;
  const today = shanghaiDateOf(instantOf(systemNow()));
  if (today > knownThrough)
    return failed(
      'calendar',
      `工作日历只到 ${knownThrough}，今天的时限都是暂定：请升级`,
      `The official calendar ends on ${knownThrough}, and every limit from today is provisional: upgrade.`,
    );
  if (addDays(today, settings.calendarDays) <= knownThrough) return { check: 'calendar', state: 'ok' };
  return {
    check: 'calendar',
    state: 'warning',
    zh: `工作日历只到 ${knownThrough}，之后的时限是暂定：请升级到含次年日历的版本`,
    en: `The official calendar ends on ${knownThrough}, and limits after it are provisional: upgrade to a version with the next year's.`,
  };
}

async function certificateLasts({ certificateUntil, systemNow }: ReadyDeps): Promise<Checked> {
  const until = certificateUntil();
  const days = until === undefined ? Infinity : Math.floor((until - systemNow()) / DAY_MS);
  if (days >= CERTIFICATE_DAYS) return { check: 'certificate', state: 'ok' };
  if (days < 0)
    return failed(
      'certificate',
      '证书已过期，请更换后发送 SIGHUP',
      'The certificate has ended: replace it and send SIGHUP.',
    );
  return {
    check: 'certificate',
    state: 'warning',
    zh: `证书还有 ${days} 天到期，请更换后发送 SIGHUP`,
    en: `The certificate ends in ${days} days: replace it and send SIGHUP.`,
  };
}

/** Free bytes for whoever is not root, on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function failed(check: Checked['check'], zh: string, en: string): Checked {
  return { check, state: 'failed', zh, en };
}

async function within(work: () => Promise<void>): Promise<void> {
  const tooLong = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLong.reject(new Error('it took too long')), PATIENCE_MS);
  try {
    await Promise.race([work(), tooLong.promise]);
  } finally {
    clearTimeout(timer);
  }
}
