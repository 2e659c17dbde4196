import { closeSync, fdatasync, openSync } from 'node:fs';

/** Makes durable what was committed. */
export interface LogSync {
  /** Resolves when all that has been committed by now, by whoever shares the file, is on disk. */
  synced(): Promise<void>;
  /** Throws where a sync has failed: nobody knows what of the log is on disk then, and nothing may be built on it. */
  check(): void;
}

/**
 * Syncs as many as wait at once, one after the other. Who comes while one is under way waits for the next: it may have begun too early.
 * `commits` counts up at the beginning and at the end of each commit, so that it is odd while one is at work.
 */
export function logSync(commits: () => number, sync: () => Promise<void>): LogSync {
  /** The count that a finished sync covers. */
  let covered = 0;
  let running: Promise<void> | undefined;
  let failure: { readonly cause: unknown } | undefined;
  const check = (): void => {
    if (failure) throw failure.cause;
  };
  const run = async (): Promise<void> => {
    const begun = commits();
    try {
      await sync();
      covered = begun - (begun & 1);
    } catch (cause) {
      failure = { cause };
    } finally {
      running = undefined;
    }
  };
  return {
    check,
    async synced() {
      const seen = commits();
      // Its commit may be visible already, though it has not said so.
      const wanted = seen + (seen & 1);
      // By difference, as the count overflows after some weeks.
      const isMissing = (): boolean => ((wanted - covered) | 0) > 0;
      while (isMissing()) {
        check();
        running ??= run();
        await running;
      }
      check();
    },
  };
}

/** The write-ahead log of a database as a file to sync. SQLite keeps it until the last connection is closed. */
export function walFile(database: string): { sync(): Promise<void>; close(): void } {
  let fd: number | undefined;
  return {
    sync() {
      // For writing, though nothing is written: Windows syncs no other.
      const open = (fd ??= openSync(`${database}-wal`, 'r+'));
      return new Promise((resolve, reject) => {
        fdatasync(open, (error) => (error ? reject(error) : resolve()));
      });
    },
    close() {
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
  };
}
