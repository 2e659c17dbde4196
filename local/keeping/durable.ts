import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Writes out a file or a folder that was changed: a name is on disk only once its folder is. */
export function makeDurable(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
