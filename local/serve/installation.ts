import { randomUUID } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { openDatabaseFile } from '../../shared/sqlite/database-file.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { turnMemory, writeTurn } from '../../shared/sqlite/write-turn.ts';
import { type DataFolder, realFolder } from '../data-folder.ts';
import { localPlatform, type Platform } from '../platform.ts';
import { referenceRoutes } from '../reference-routes.ts';
import { readRuleBook } from '../rules-file.ts';
import { type BackgroundThread, backgroundThread } from '../runtime/background-host.ts';
import { lockFolder } from '../runtime/folder-lock.ts';
import { readKeyFile } from '../runtime/key-file.ts';
import { opening } from '../runtime/opening.ts';
import { clockMemory, movedClock } from '../runtime/sandbox-clock.ts';
import type { Configuration } from './configuration/configuration.ts';
import { digestSettings } from './digest-settings.ts';
import { checkOwner } from './folder-owner.ts';
import type { LogOutput } from './log-file.ts';
import { realDatabase } from './real-database.ts';
import { checkSecretFile } from './secret-file.ts';
import { type TokenIssuers, verifyByIssuer } from './token-issuers.ts';
import { accountRoutes } from '../accounts/account-routes.ts';
import { type Accounts, openAccounts } from '../accounts/accounts.ts';
import { accountSettings } from '../accounts/account-settings.ts';

/** The platform for real use on one machine: the sandbox without its demo, its movable clock and its issuer. */
export interface Installation extends Platform {
  readonly engine: Engine;
  readonly files: DataFolder;
  readonly calendar: HolidayCalendar;
  readonly thread: BackgroundThread;
  /** Ends everything after what is in hand, with the log moved into the database. */
  close(): Promise<void>;
}

/**
 * Opens it on the data folder of the configuration. Throws a sentence where the folder is the sandbox's, is used by another process or
 * cannot be written, and where the keys are not there or not for its eyes only.
 */
export async function openInstallation(
  configuration: Configuration,
  issuers: TokenIssuers,
  { log, write }: LogOutput,
  giveUp: (cause: unknown) => void,
): Promise<Installation> {
  const { data, accounts: accountsSetting } = configuration;
  const noFolder = `数据文件夹不能用 the data folder ${data.folder} cannot be used`;
  const files = opening(
    noFolder,
    '请检查 data.folder；新的文件夹由 yipan init 建立 Check data.folder; yipan init makes a new one.',
    () => {
      checkOwner(data.folder);
      return realFolder(data.folder);
    },
  );
  const ruleBook = readRuleBook(data.folder);
  // Before the database: without its keys nothing in it can be read.
  const keys = opening(
    `密钥文件不能用 the key file ${data.keyFile} cannot be used`,
    '请检查 data.keyFile，或从备份恢复 Check data.keyFile, or restore it from a copy.',
    () => {
      checkSecretFile(data.keyFile);
      return readKeyFile(data.keyFile);
    },
  );
  const digest = digestSettings(configuration);
  const lock = opening(noFolder, '请先停止那一个 Stop that one first.', () => lockFolder(files.lock));
  const turn = turnMemory();
  const engine = opening(
    `数据库不能用 the database ${files.database} cannot be used`,
    '请从备份恢复，磁盘问题先处理磁盘 Restore it from a copy; where it is the disk, mend that first.',
    () => {
      try {
        return realDatabase(openEngine(files.database, { turn: writeTurn(turn, 'requests'), syncs: true }));
      } catch (cause) {
        lock.release();
        throw isFull(data.folder) ? new Error('数据盘已满 the disk of the data is full', { cause }) : cause;
      }
    },
  );
  // Nothing ever moves this clock.
  const clock = clockMemory();
  const written = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const databaseFile = openDatabaseFile(files.database);
  const started = {
    database: files.database,
    databaseFd: databaseFile.fd,
    turn,
    clock,
    written,
    ruleBook,
    keys: { pseudonymKey: keys.pseudonymKey },
    ...(digest && { digest }),
  };
  const thread = backgroundThread(started, log, giveUp, write);
  const directory = loadDirectory();
  const accounts = accountsSetting.enabled
    ? await openAccounts({
        engine,
        keys,
        directory,
        signerFile: files.accountIssuer,
        settings: accountSettings(accountsSetting),
        log,
        systemNow: Date.now,
      })
    : undefined;
  const edge = { verify: verifyByIssuer(severalIssuers(issuers, accounts)), newId: randomUUID, log };
  const calendar = officialCalendar();
  const platform = localPlatform(
    {
      ...edge,
      engine,
      directory,
      calendar,
      keys,
      clock: movedClock(clock, Date.now),
      systemNow: Date.now,
      ruleBook,
      ...(digest && { digest }),
    },
    thread,
  );
  return {
    ...platform,
    routes: [
      ...platform.routes,
      ...referenceRoutes(platform.routes, edge),
      ...(accounts
        ? accountRoutes(accounts, {
            ...edge,
            isSecure: configuration.tls !== undefined || configuration.listen.behindProxy,
          })
        : []),
    ],
    engine,
    files,
    calendar,
    thread,
    async close() {
      await platform.stop();
      await engine.settled().catch(() => {});
      if (!engine.db.isTransaction) engine.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      engine.close();
      databaseFile.close();
      lock.release();
    },
  };
}

/** Tokens of the installation's own accounts beside those of OIDC issuers: either alone, or both at once. */
function severalIssuers(issuers: TokenIssuers, accounts: Accounts | undefined): TokenIssuers {
  return { ...issuers, ...(accounts && { [accounts.issuer]: accounts.verify }) };
}

/** What SQLite needs to open a database at all; on a full disk it speaks of an I/O error. */
const LEAST_BYTES = 1024 * 1024;

function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_BYTES;
}
