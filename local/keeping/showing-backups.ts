import { basename } from 'node:path';
import type { Backup, Manifest } from './manifest.ts';

/** A line of figures that a person can compare with what he knows. */
export function figuresOf({ database, files, version }: Manifest): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `变动 movements ${database.rows['movements'] ?? 0}`,
    `联系函 notices ${database.rows['notices'] ?? 0}`,
    `最后一条 last recorded ${database.lastRecordAt ? shanghaiTime(database.lastRecordAt) : '–'}`,
    `${(bytes / (1024 * 1024)).toFixed(1)} MB`,
    `version ${version}`,
  ].join(' · ');
}

export function backupLine({ folder, manifest }: Backup): string {
  return `${basename(folder)}  ${figuresOf(manifest)}`;
}

/** As people read it, by the clock of Shanghai. */
export function shanghaiTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
