import { DatabaseSync } from 'node:sqlite';
import { schema } from './schema.ts';

/**
 * The embedded engine: one SQLite file with group commit. Writes of one turn of the event loop share one transaction
 * and so one fsync (6,000 single-row commits a second become more than 100,000 rows). Whoever answers a request first
 * awaits `settled()`: reads inside an open group have seen what is not yet durable.
 */
export interface Engine {
  readonly db: DatabaseSync;
  /** Runs statements inside the group that is open, opening one if need be. A throw fails the whole group. */
  write<T>(work: (db: DatabaseSync) => T): T;
  /** Resolves when everything written or seen so far is on disk; rejects when its group could not be committed. */
  settled(): Promise<void>;
  close(): void;
}

interface Group {
  /** Set when it was rolled back. It stays the open group until its turn ends: whoever wrote into it must hear of it. */
  failure?: { readonly cause: unknown };
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** Opens (and where new, creates) the file; `:memory:` for tests. */
export function openEngine(path: string): Engine {
  const db = new DatabaseSync(path);
  // FULL: a commit that was acknowledged survives a power cut (WAL alone may lose the last ones).
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  db.exec(schema);
  let group: Group | null = null;

  const fail = (failed: Group, cause: unknown): void => {
    failed.failure = { cause };
    if (db.isTransaction) db.exec('ROLLBACK');
    failed.reject(cause);
  };
  const commit = (): void => {
    if (!group) return;
    const committing = group;
    group = null;
    if (committing.failure) return;
    try {
      db.exec('COMMIT');
      committing.resolve();
    } catch (cause) {
      fail(committing, cause);
    }
  };
  const begin = (): Group => {
    db.exec('BEGIN IMMEDIATE');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {}); // each waiter sees the rejection; a group without waiters must not end the process
    group = { done: promise, resolve, reject };
    setImmediate(commit);
    return group;
  };

  return {
    db,
    write(work) {
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
    settled: () => group?.done ?? Promise.resolve(),
    close() {
      commit();
      db.close();
    },
  };
}
