import { DatabaseSync } from 'node:sqlite';
import { schema } from './schema.ts';
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
  /** A group that has been open this long is committed by the next write: the other side must not wait for long. */
  readonly longestGroupMs?: number;
}

/**
 * Opens (and where new, creates) the file; `:memory:` for tests. Of a shared file nobody checkpoints on the way:
 * `checkpoints` does.
 */
export function openEngine(path: string, shared?: SharedFile): Engine {
  const db = new DatabaseSync(path);
  // FULL: a commit that was acknowledged survives a power cut (WAL alone may lose the last ones).
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  db.exec(schema);
  if (shared) db.exec('PRAGMA wal_autocheckpoint = 0');
  const { turn, longestGroupMs = Infinity } = shared ?? {};
  let group: Group | null = null;
  let lost = 0;
  let lastLoss: unknown;

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
      db.exec('COMMIT');
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

  return {
    db,
    write(work) {
      if (group && !group.failure && performance.now() - group.since > longestGroupMs) commit();
      const current = group ?? begin();
      // What was written before in this turn is gone: nothing may be built on it, no cursor moved past it.
      if (current.failure) throw current.failure.cause;
      try {
        return work(db);
      } catch (cause) {
        fail(current, cause);
        throw cause;
      }
    },
    lostGroups: () => lost,
    async settled(since = lost) {
      await group?.done;
      if (lost > since) throw lastLoss;
    },
    close() {
      commit();
      db.close();
    },
  };
}
