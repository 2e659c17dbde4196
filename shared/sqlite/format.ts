import type { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the schema that an older file does not have. */
const FORMAT = 4;

/** Throws where the file was made by a version with another schema. */
export function checkFormat(db: DatabaseSync): void {
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']);
  if (tables === 0) db.exec(`PRAGMA user_version = ${FORMAT}`);
  checkReadable(Number(db.prepare('PRAGMA user_version').get()?.['user_version']));
}

/** Throws where this version cannot read what another one has written. */
export function checkReadable(format: number): void {
  if (format !== FORMAT)
    throw new Error(`it has format ${format}, and this version of Yipan reads format ${FORMAT}`);
}
