import { DatabaseSync } from 'node:sqlite';
import { prepareFormat } from './format.ts';
import { logSync, walFile } from './log-sync.ts';
import type { WriteTurn } from './write-turn.ts';

/**
 * The embedded engine: one SQLite file with group commit. Writes of one turn of the event loop share one transaction
 * and so one fsync (6,000 single-row commits a second become more than 100,000 rows). Whoever answers a request first
 * awaits `settled()`: reads inside an open group have seen what is not yet durable.
 */
export interface Engine {
  readonly db: DatabaseSync;
  /** Runs statements inside the group that is open, opening one if need be. A throw fails the whole group. */
  write<T>(work: (db: DatabaseSync) => T): T;
  /**
   * Runs statements in the next group, together with those of all requests that come in the same turn of the event loop.
   * The file is not held meanwhile, so that the other side of a shared one can write while requests are decided.
   */
  writeSoon<T>(work: (db: DatabaseSync) => T): Promise<T>;
  /**
   * Resolves when everything written or seen so far is on disk; rejects when its group could not be committed. Work that
   * went over several turns says with which `lostGroups()` it began: a group lost since then is its loss too.
   */
  settled(since?: number): Promise<void>;
  /** How many groups could not be committed so far. */
  lostGroups(): number;
  close(): void;
}

interface Group {
  /** Set when it was rolled back. It stays the open group until its turn ends: whoever wrote into it must hear of it. */
  failure?: { readonly cause: unknown };
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
  readonly since: number;
}

/** For an engine that shares its file with another one of the same process. */
export interface SharedFile {
  readonly turn: WriteTurn;
  /** A group that has been open this long is committed by the next write when the other side waits. */
  readonly longestGroupMs?: number;
  /** The side whose callers tell others what was written: `settled` waits until it is on disk. The other side’s waits for its commit. */
  readonly syncs?: boolean;
}

/**
 * Where one group follows another, it waits so long for company: one commit then serves several requests, and the other side gets
 * its turn. Since nobody waits for the disk in a commit, groups would else be smaller than they are when they cost least.
 */
const GATHERING_MS = 4;

/** The longest that the background keeps a group open when nobody else wants to write: some 150 records for one commit. */
const LONGEST_ALONE_MS = 50;

/**
 * Opens (and where new, creates) the file; `:memory:` for tests. Of a shared file nobody checkpoints on the way:
 * `checkpoints` does.
 */
export function openEngine(path: string, shared?: SharedFile): Engine {
  const db = new DatabaseSync(path);
  // FULL: a commit that was acknowledged survives a power cut (WAL alone may lose the last ones). Of a shared file the log is synced
  // after the commit instead (`log-sync.ts`): nobody waits for the disk while he holds the turn. A cache of 64 MiB in place
  // of 2: with several indexes written at random places it takes a third off the time that the kernel spends on a record.
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${shared ? 'NORMAL' : 'FULL'}; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536;`,
  );
  try {
    prepareFormat(db, path);
  } catch (cause) {
    db.close();
    throw cause;
  }
  if (shared) db.exec('PRAGMA wal_autocheckpoint = 0');
  const { turn, longestGroupMs = Infinity, syncs = false } = shared ?? {};
  const wal = turn && syncs ? walFile(path) : undefined;
  const log =
    turn &&
    wal &&
    logSync(
      () => turn.commits(),
      () => wal.sync(),
    );
  let group: Group | null = null;
  let lost = 0;
  let lastLoss: unknown;
  /** Writes that wait for the next group. */
  const soon: (() => void)[] = [];
  let flushing = false;
  let flushedAt = -Infinity;

  const isLong = ({ since }: Group): boolean => {
    if (!turn || longestGroupMs === Infinity) return false;
    const open = performance.now() - since;
    return open > LONGEST_ALONE_MS || (open > longestGroupMs && turn.isWanted());
  };
  const fail = (failed: Group, cause: unknown): void => {
    failed.failure = { cause };
    if (db.isTransaction) db.exec('ROLLBACK');
    turn?.give();
    lost += 1;
    lastLoss = cause;
    failed.reject(cause);
  };
  const commit = (): void => {
    if (!group) return;
    const committing = group;
    group = null;
    if (committing.failure) return;
    try {
      if (turn) turn.committing(() => db.exec('COMMIT'));
      else db.exec('COMMIT');
      turn?.give();
      committing.resolve();
    } catch (cause) {
      fail(committing, cause);
    }
  };
  const begin = (): Group => {
    turn?.take();
    try {
      db.exec('BEGIN IMMEDIATE');
    } catch (cause) {
      turn?.give();
      throw cause;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {}); // each waiter sees the rejection; a group without waiters must not end the process
    const opened: Group = { done: promise, resolve, reject, since: shared ? performance.now() : 0 };
    group = opened;
    setImmediate(() => {
      if (group === opened) commit();
    });
    return opened;
  };

  const write = <T>(work: (db: DatabaseSync) => T): T => {
    if (group && !group.failure && isLong(group)) commit();
    const current = group ?? begin();
    // What was written before in this turn is gone: nothing may be built on it, no cursor moved past it.
    if (current.failure) throw current.failure.cause;
    log?.check();
    try {
      return work(db);
    } catch (cause) {
      fail(current, cause);
      throw cause;
    }
  };
  /** Also what is asked for while the group is open, as the second write of a request is, goes into it. */
  const flush = async (): Promise<void> => {
    if (!group) await turn?.takeSoon();
    while (soon.length > 0) {
      for (const run of soon.splice(0)) run();
      await microtasksDone();
    }
    flushing = false;
    commit();
    flushedAt = performance.now();
  };
  const flushSoon = (): void => {
    if (flushing) return;
    flushing = true;
    if (turn && performance.now() - flushedAt < GATHERING_MS) setTimeout(() => void flush(), GATHERING_MS);
    else setImmediate(() => void flush());
  };

  return {
    db,
    write,
    writeSoon: (work) =>
      new Promise((resolve, reject) => {
        soon.push(() => {
          try {
            resolve(write(work));
          } catch (cause) {
            reject(cause);
          }
        });
        flushSoon();
      }),
    lostGroups: () => lost,
    async settled(since = lost) {
      await group?.done;
      if (lost > since) throw lastLoss;
      await log?.synced();
    },
    close() {
      for (const run of soon.splice(0)) run();
      commit();
      wal?.close();
      db.close();
    },
  };
}

/** Resolves when all that follows from resolved promises has been done, within this turn of the event loop. */
function microtasksDone(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}
