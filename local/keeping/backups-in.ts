import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Backup, readBackup } from './manifest.ts';

/** By the clock of Shanghai: names sort as times do. */
const NAME = /^yipan-\d{8}-\d{6}$/;
const SHANGHAI_MS = 8 * 3_600_000;

/** What is being made, or was when its maker ended. */
export const HALF = '.half';

export function backupName(at: number): string {
  const [day = '', time = ''] = new Date(at + SHANGHAI_MS).toISOString().split(/[T.]/);
  return `yipan-${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}

/** The whole backups of a folder, the oldest first; none where there is no such folder. */
export function backupsIn(folder: string): readonly Backup[] {
  return namesIn(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .flatMap((name) => {
      try {
        return [readBackup(join(folder, name))];
      } catch {
        return [];
      }
    });
}

/** Folders that began as a backup and did not become one. */
export function halvesIn(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(HALF) && NAME.test(name.slice(0, -HALF.length)))
    .map((name) => join(folder, name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}
