import { DatabaseSync } from 'node:sqlite';

/**
 * Holds a data folder for this process: two platforms on one database would each think that they alone write. The lock is
 * SQLite's, on a file of its own, so it goes with the process however that ends; a file with a process id would stay.
 */
export function lockFolder(path: string): { release(): void } {
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    const busy = cause instanceof Error && /locked/.test(cause.message);
    throw busy ? new Error('正由另一个运行中的平台使用 a running platform is using it', { cause }) : cause;
  }
  return { release: () => db.close() };
}
