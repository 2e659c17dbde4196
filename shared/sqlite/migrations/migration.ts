import type { DatabaseSync } from 'node:sqlite';

/** Brings a database from the format before to this one. It runs in a transaction, and once it was released it is never changed. */
export interface Migration {
  readonly to: number;
  readonly migrate: (db: DatabaseSync) => void;
}

/** Makes a table anew and takes its rows along. Its indexes go with the old one: the schema makes those of the new. */
export function rebuild(
  db: DatabaseSync,
  table: string,
  columns: string,
  rows: { readonly select: string; readonly options?: string },
): void {
  db.exec(`ALTER TABLE ${table} RENAME TO ${table}_before;
    CREATE TABLE ${table} (${columns})${rows.options ?? ''};
    INSERT INTO ${table} SELECT ${rows.select} FROM ${table}_before;
    DROP TABLE ${table}_before`);
}
