import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const IN_USE = '正由另一个运行中的平台使用 a running platform is using it';

/**
 * Holds a data folder for this process: two platforms on one database would each think that they alone write. The lock is
 * SQLite's, on a file of its own, so it goes with the process however that ends; a file with a process id would stay.
 */
export function lockFolder(path: string, inUse = IN_USE): { release(): void } {
  // Whoever only looks whether it is held (`isHeld`) holds it for a moment.
  const db = new DatabaseSync(path, { timeout: 200 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    const busy = cause instanceof Error && /locked/.test(cause.message);
    throw busy ? new Error(inUse, { cause }) : cause;
  }
  return { release: () => db.close() };
}

/** Whether somebody holds it now. Makes nothing where nobody ever did. */
export function isHeld(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    lockFolder(path).release();
    return false;
  } catch (cause) {
    if (cause instanceof Error && cause.message === IN_USE) return true;
    throw cause;
  }
}
