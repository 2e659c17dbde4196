import type { Engine } from './engine.ts';
import type { WriteTurn } from './write-turn.ts';

/** Frames (of 4 KiB) of the log from which it is emptied: 64 MiB. */
const LONG_LOG = 16_000;

/**
 * Moves the write-ahead log into the database, for an engine whose file is shared. SQLite's own checkpoint runs inside
 * a COMMIT, every 1,000 pages, and fsyncs the database while requests wait. Here it runs beside the writers. They go on
 * writing meanwhile, so that the log would never end: when it is long, the rest of it is moved while nobody may write,
 * which is short, and the next writer begins the log anew.
 */
export function checkpoints(engine: Engine, turn: WriteTurn): () => void {
  const passive = engine.db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const version = engine.db.prepare('PRAGMA data_version');
  const changes = engine.db.prepare('SELECT total_changes() AS n');
  let seen = '';
  return () => {
    const now = `${String(version.get()?.['data_version'])} ${String(changes.get()?.['n'])}`;
    if (now === seen || engine.db.isTransaction) return;
    seen = now;
    const frames = Number(passive.get()?.['log'] ?? 0);
    if (frames < LONG_LOG) return;
    turn.take();
    try {
      passive.get();
    } finally {
      turn.give();
    }
  };
}
