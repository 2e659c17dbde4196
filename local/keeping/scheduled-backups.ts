import { spawn } from 'node:child_process';
import type { Log } from '../../shared/lambda/log.ts';
import { backupsIn } from './backups-in.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const LOOK_MS = 60_000;
/** A backup that failed is tried again so much later: what was in its way, a full disk or one that is not mounted, takes people. */
const AGAIN_MS = 3_600_000;

/** The last time of day `at` (HH:MM, by the clock of Shanghai) that is not after `now`. */
export function lastDue(at: string, now: number): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const ofDay = (hours * 60 + minutes) * 60_000;
  const midnight = Math.floor((now + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  return midnight + ofDay <= now ? midnight + ofDay : midnight + ofDay - DAY_MS;
}

/** When the newest backup of a folder was begun; undefined where there is none, or the folder cannot be read. */
export function newestBackupAt(folder: string): number | undefined {
  try {
    const newest = backupsIn(folder).at(-1);
    return newest && Date.parse(newest.manifest.begunAt);
  } catch {
    return undefined;
  }
}

interface Schedule {
  readonly folder: string;
  readonly at: string;
  /** What makes one, in a process of its own: hashing and looking at every page must not hold up a request. */
  readonly command: readonly string[];
  readonly log: Log;
  readonly systemNow: () => number;
}

/**
 * Every minute it looks whether the newest backup is older than the last time that one was due, and has it made. So one that was missed,
 * and the first of all, is made at the next start, and a clock that is set makes none twice.
 */
export function scheduledBackups({ folder, at, command, log, systemNow }: Schedule): {
  stop(): Promise<void>;
} {
  let triedAt = -Infinity;
  let underWay: { readonly ended: Promise<void>; readonly kill: () => void } | undefined;
  const look = (): void => {
    const now = systemNow();
    if (underWay || now - triedAt < AGAIN_MS) return;
    if ((newestBackupAt(folder) ?? -Infinity) >= lastDue(at, now)) return;
    triedAt = now;
    underWay = started();
  };
  const started = (): NonNullable<typeof underWay> => {
    const began = performance.now();
    const [program = '', ...args] = command;
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = new Promise<void>((resolve) => {
      const done = (why?: string): void => {
        underWay = undefined;
        if (why === undefined) {
          triedAt = -Infinity;
          log('backup-made', { ms: Math.round(performance.now() - began) });
        } else if (!isStopped) log('backup-failed', { why });
        resolve();
      };
      child.on('error', ({ message }) => done(message));
      child.on('close', (code, signal) =>
        done(code === 0 ? undefined : said.trim() || String(code ?? signal)),
      );
    });
    return { ended, kill: () => child.kill() };
  };
  let isStopped = false;
  const timer = setInterval(look, LOOK_MS);
  look();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      // Half a backup is removed by the next one.
      underWay?.kill();
      await underWay?.ended;
    },
  };
}
