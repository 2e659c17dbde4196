import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { unchanging } from './database-facts.ts';

/** Opens a database that others may be writing; also on a disk that has become read-only, where SQLite cannot make the log that it would need. */
export function openToRead(database: string): DatabaseSync {
  const db = new DatabaseSync(database, { readOnly: true });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (cause) {
    db.close();
    const hasLog = (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
    if (hasLog || !(cause instanceof Error) || !/unable to open|readonly/.test(cause.message)) throw cause;
    return new DatabaseSync(unchanging(database), { readOnly: true });
  }
}
