import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { instantOf, shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { backupsIn } from '../keeping/backups-in.ts';
import { factsOf } from '../keeping/database-facts.ts';
import { keysOfInstallation } from '../keeping/kept-installation.ts';
import { readRuleBook } from '../rules-file.ts';
import { isHeld } from '../runtime/folder-lock.ts';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { backupFinding } from './backup-finding.ts';
import { calendarFinding } from './calendar-finding.ts';
import { certificateFinding } from './certificate-finding.ts';
import { clockFinding } from './clock-finding.ts';
import { dataFound } from './data-finding.ts';
import { digestFinding } from './digest-finding.ts';
import { diskFinding, growthOf } from './disk-finding.ts';
import { type Finding, found, type Subject, whyOf } from './finding.ts';
import { askIssuers, issuerFinding } from './issuer-finding.ts';
import { keyFinding } from './key-findings.ts';
import { serverFinding } from './server-finding.ts';
import { deadLetterFinding, queueFinding, stuckFinding } from './work-findings.ts';

/** How much is looked at. */
export interface Looks {
  /** Every page of the database and of the newest backup; else only what is quick. */
  readonly thorough: boolean;
  /** Whether issuers are asked, over the network. */
  readonly network: boolean;
}

/** Looks at all of an installation, whether its server runs or not, and changes nothing in it. A look that fails is a finding itself. */
export async function examine(
  configuration: Configuration,
  { thorough, network }: Looks,
  systemNow: () => number,
): Promise<readonly Finding[]> {
  const { data, backup } = configuration;
  const now = systemNow();
  const { finding: ofData, files, db } = dataFound(data.folder, thorough);
  try {
    const isRunning = files !== undefined && isHeld(files.lock);
    const answers = network ? await askIssuers(configuration.issuers) : [];
    const onDatabase = (subject: Subject, look: (db: DatabaseSync) => Finding): Finding =>
      db
        ? looked(subject, () => look(db))
        : {
            subject,
            state: 'unknown',
            found: found('数据库打不开，没有看', 'The database is not open: not looked at.'),
          };
    return [
      await serverFinding(configuration, isRunning),
      ofData,
      looked('keys', () => keyFinding(configuration, db)),
      looked('clock', () =>
        clockFinding({
          now,
          lastRecordAt: lastRecordOf(db),
          issuerNow: answers.find((one) => one.now !== undefined)?.now,
          synchronised: isSynchronised(),
        }),
      ),
      looked('disk', () => ofDisks(configuration)),
      looked('certificate', () => certificateFinding(configuration, systemNow)),
      ...(network ? [issuerFinding(answers)] : []),
      await backupFinding({
        settings: backup,
        keys: keysOf(configuration),
        opens: thorough,
        hasData: files !== undefined && existsSync(files.database),
        sameDisk: backup !== undefined && deviceOf(backup.folder) === deviceOf(data.folder),
        systemNow,
      }).catch((cause: unknown) => notLooked('backups', cause)),
      looked('calendar', () =>
        calendarFinding(officialCalendar(), shanghaiDateOf(instantOf(now)), configuration.ready.calendarDays),
      ),
      onDatabase('queue', (one) => queueFinding(one, now)),
      onDatabase('dead-letters', deadLetterFinding),
      onDatabase('stuck', (one) => stuckFinding(one, readRuleBook(data.folder).deadlines, now)),
      onDatabase('digests', (one) => digestFinding(one, configuration.digest.enabled)),
    ];
  } finally {
    db?.close();
  }
}

function looked(subject: Subject, look: () => Finding): Finding {
  try {
    return look();
  } catch (cause) {
    return notLooked(subject, cause);
  }
}

function notLooked(subject: Subject, cause: unknown): Finding {
  return {
    subject,
    state: 'failed',
    found: found(`看不了：${whyOf(cause)}`, `It could not be looked at: ${whyOf(cause)}`),
    todo: found('检查权限和磁盘', 'Check permissions and the disk.'),
  };
}

function keysOf(configuration: Configuration): KeyMaterial | undefined {
  try {
    return keysOfInstallation(configuration);
  } catch {
    return undefined; // a finding of its own says so
  }
}

function lastRecordOf(db: DatabaseSync | undefined): number | undefined {
  const at = db && factsOf(db).lastRecordAt;
  return at === undefined ? undefined : Date.parse(at);
}

/** What systemd says; undefined where there is none. */
function isSynchronised(): boolean | undefined {
  const { status, stdout } = spawnSync('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
    encoding: 'utf8',
    timeout: 5_000,
  });
  return status === 0 && /^(yes|no)$/.test(stdout.trim()) ? stdout.trim() === 'yes' : undefined;
}

function ofDisks(configuration: Configuration): Finding {
  const { data, backup, log, ready } = configuration;
  const folders = [data.folder, backup?.folder, log.file && dirname(log.file)].filter(
    (folder) => folder !== undefined && existsSync(folder),
  );
  const database = ['', '-wal'].reduce(
    (sum, suffix) =>
      sum + (statSync(`${data.folder}/yipan.sqlite${suffix}`, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const kept = backup ? backupsIn(backup.folder) : [];
  const growth = growthOf(
    kept.map(({ manifest }) => ({
      at: Date.parse(manifest.begunAt),
      bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    })),
  );
  // Backups on the same disk grow along, each of them.
  const shares = backup !== undefined && deviceOf(backup.folder) === deviceOf(data.folder);
  return diskFinding({
    places: folders.map((folder) => {
      const { bavail, bsize } = statfsSync(folder ?? '');
      return { folder: folder ?? '', free: bavail * bsize, device: deviceOf(folder ?? '') ?? 0 };
    }),
    leastFreeMegabytes: ready.leastFreeMegabytes,
    database,
    growth: growth === undefined ? undefined : growth * (shares ? 1 + backup.keep : 1),
  });
}

function deviceOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.dev;
}
