import type { Engine } from './engine.ts';
import type { WriteTurn } from './write-turn.ts';

/** Frames (of 4 KiB) of the log from which it is emptied: 64 MiB. */
const LONG_LOG = 16_000;

/**
 * Moves the write-ahead log into the database, for an engine whose file is shared. SQLite's own checkpoint runs inside
 * a COMMIT, every 1,000 pages, and fsyncs the database while requests wait. Here it runs beside the writers. They go on
 * writing meanwhile, so that the log would never end: when it is long, the rest of it is moved while nobody may write,
 * and the next writer begins the log anew.
 *
 * SQLite syncs the database only after a checkpoint that has caught up with the log, which beside writers is hardly ever but
 * the last one: nobody could write for 80 to 120 ms, every 2.5 s at 1,000 movements a second. `syncDatabase` writes out beforehand what
 * was moved, so that 20 to 30 ms are left. It is for speed only: what makes the database durable is SQLite's own sync.
 */
export function checkpoints(
  engine: Engine,
  turn: WriteTurn,
  syncDatabase: () => Promise<void>,
): () => Promise<void> {
  const passive = engine.db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const version = engine.db.prepare('PRAGMA data_version');
  const changes = engine.db.prepare('SELECT total_changes() AS n');
  let seen = '';
  const isNew = (): boolean => {
    const now = `${String(version.get()?.['data_version'])} ${String(changes.get()?.['n'])}`;
    const differs = now !== seen;
    seen = now;
    return differs;
  };
  const ownGroupDone = async (): Promise<void> => {
    while (engine.db.isTransaction) await nextTimer();
  };
  /** Beside the writers; answers how long the log is. */
  const moved = async (): Promise<number> => {
    await ownGroupDone();
    const frames = Number(passive.get()?.['log'] ?? 0);
    await syncDatabase();
    return frames;
  };
  return async () => {
    await ownGroupDone();
    if (!isNew() || (await moved()) < LONG_LOG) return;
    // What came during the sync.
    await moved();
    await ownGroupDone();
    turn.take();
    try {
      passive.get();
    } finally {
      turn.give();
    }
  };
}

function nextTimer(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
