import { randomUUID } from 'node:crypto';
import { officialCalendar } from '../shared/calendar/official-calendar.ts';
import { shanghaiDateOf } from '../shared/domain/calendar/instant.ts';
import type { Directory } from '../shared/domain/division/directory.ts';
import { loadDirectory } from '../shared/divisions/load.ts';
import type { Log } from '../shared/lambda/log.ts';
import { tokenVerifier } from '../shared/lambda/token-verifier.ts';
import { openDatabaseFile } from '../shared/sqlite/database-file.ts';
import { type Engine, openEngine } from '../shared/sqlite/engine.ts';
import { turnMemory, writeTurn } from '../shared/sqlite/write-turn.ts';
import { openSandboxFolder } from './data-folder.ts';
import { localPlatform, type Platform } from './platform.ts';
import { type DevelopmentIssuer, openDevelopmentIssuer } from './runtime/development-issuer.ts';
import { backgroundThread } from './runtime/background-host.ts';
import { lockFolder } from './runtime/folder-lock.ts';
import { opening } from './runtime/opening.ts';
import { openKeyFile } from './runtime/key-file.ts';
import { referenceRoutes } from './reference-routes.ts';
import { readRuleBook } from './rules-file.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import { type Persona, personasOf } from './sandbox-sign-in/personas.ts';
import { sandboxSignInRoutes } from './sandbox-sign-in/sign-in-routes.ts';
import { advanceTo } from './sandbox-time.ts';
import { clockMemory, type SandboxClock, sandboxClock } from './runtime/sandbox-clock.ts';

export interface Sandbox extends Platform {
  readonly engine: Engine;
  readonly clock: SandboxClock;
  readonly directory: Directory;
  readonly issuer: DevelopmentIssuer;
  /** Moves business time, doing everything that falls due on the way. */
  advanceTo(instant: string): Promise<number>;
  close(): Promise<void>;
  /** Ends the thread of the background as a crash would; where there is none, nothing. */
  crashBackground(): Promise<void>;
}

export interface SandboxOptions {
  /** Runs all that happens without a request in a thread of its own; called when that cannot be kept alive. */
  readonly ownThread?: (cause: unknown) => void;
  /** Where it has been loaded already. */
  readonly directory?: Directory;
}

/** Opens the platform on a sandbox folder, with a movable clock and the development issuer. */
export async function openSandbox(
  folder: string,
  log: Log,
  { ownThread, directory = loadDirectory() }: SandboxOptions = {},
): Promise<Sandbox> {
  const files = opening(
    `数据文件夹打不开 the data folder ${folder} cannot be used`,
    '请用 --data 另选一个 Choose another one with --data.',
    () => openSandboxFolder(folder),
  );
  const ruleBook = readRuleBook(folder);
  const lock = opening(
    `数据文件夹打不开 the data folder ${folder} cannot be used`,
    '请先停止它（Ctrl-C），或用 --data 另选一个 Stop that one (Ctrl-C), or choose another folder with --data.',
    () => lockFolder(files.lock),
  );
  // Before the database: without its keys nothing in it can be read.
  const keys = opening(
    `密钥文件打不开 the key file ${files.keys} cannot be used`,
    '请从备份恢复，否则无法读取身份信息 Restore it from a copy: without it no identity can be read.',
    () => openKeyFile(files.keys),
  );
  const turn = turnMemory();
  const clockCell = clockMemory();
  const engine = opening(
    `数据库打不开 the database ${files.database} cannot be used`,
    '请从备份恢复，或用 --data 另选一个 Restore it from a copy, or choose another folder with --data.',
    () => openEngine(files.database, ownThread && { turn: writeTurn(turn, 'requests'), syncs: true }),
  );
  const clock = sandboxClock(engine, Date.now, clockCell);
  const written = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const databaseFile = openDatabaseFile(files.database);
  const databaseFd = databaseFile.fd;
  const started = {
    database: files.database,
    databaseFd,
    turn,
    clock: clockCell,
    written,
    ruleBook,
    keys: { pseudonymKey: keys.pseudonymKey },
  };
  const background = ownThread && backgroundThread(started, log, ownThread);
  const issuer = await openDevelopmentIssuer(files.issuer);
  const edge = { verify: tokenVerifier(issuer.settings, Date.now), newId: randomUUID, log };
  const settings = {
    ...edge,
    engine,
    directory,
    calendar: officialCalendar(),
    keys,
    clock,
    systemNow: Date.now,
    ruleBook,
  };
  const platform = localPlatform(settings, background);
  const advance = (instant: string): Promise<number> => advanceTo({ ...platform, clock }, instant);
  const routes = [...platform.routes, ...sandboxRoutes({ clock, advanceTo: advance }, edge)];
  let known: readonly Persona[] | undefined;
  // Looked up once: who is there to be must not change while somebody chooses.
  const personas = () => (known ??= personasOf(engine, directory, shanghaiDateOf(clock.now())));
  return {
    ...platform,
    routes: [
      ...routes,
      ...referenceRoutes(routes, edge),
      ...sandboxSignInRoutes({ issuer, personas, systemNow: Date.now }),
    ],
    engine,
    clock,
    directory,
    issuer,
    advanceTo: advance,
    crashBackground: async () => background?.crash(),
    async close() {
      await platform.stop();
      await engine.settled().catch(() => {});
      engine.close();
      databaseFile.close();
      lock.release();
    },
  };
}
