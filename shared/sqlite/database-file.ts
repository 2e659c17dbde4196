import { closeSync, fdatasync, openSync } from 'node:fs';

/**
 * Opens the file of a database beside SQLite, to sync it. Only a thread that outlives every connection of the process to it may do
 * so, and close it after the last of them: closing any descriptor of a file takes away all the locks that the process has on
 * it, SQLite's included (POSIX advisory locks, `fcntl(2)`), and another process could then take its log for an abandoned one.
 */
export function openDatabaseFile(database: string): { readonly fd: number; close(): void } {
  // For writing, though nothing is written: Windows syncs no other.
  const fd = openSync(database, 'r+');
  return { fd, close: () => closeSync(fd) };
}

/**
 * Writes out what was moved into the database. A failure is left to SQLite's own sync of the same file, which hears of it too and
 * decides: each descriptor is told once.
 */
export function syncFile(fd: number): Promise<void> {
  return new Promise((resolve) => {
    fdatasync(fd, () => resolve());
  });
}
