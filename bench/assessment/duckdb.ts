import type { DatabaseSync } from 'node:sqlite';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sqlFile } from './sql-check.ts';

const TABLES = {
  asked: ['from_day', 'to_day', 'cut_off'],
  movement: ['unit', 'kind', 'category', 'recorded_on', 'due_on'],
  duty: ['unit', 'what', 'notice_kind', 'due_on', 'done_on', 'is_incomplete'],
  report: ['unit', 'day', 'kind', 'is_good'],
} as const;
const NUMBERS = new Set(['is_incomplete', 'is_good']);

/**
 * Seconds that DuckDB takes for the same GROUP BY over the same decoded records, read from Parquet on one thread; and that
 * its numbers are SQLite's. To get the records there is not timed: decoded rows go through an appender into Parquet once.
 */
export async function measureByDuckDb(
  db: DatabaseSync,
  folder: string,
): Promise<{ readonly seconds: number; readonly isEqual: boolean }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    for (const [table, columns] of Object.entries(TABLES))
      await exported(connection, db, table, columns, folder);
    const began = performance.now();
    await connection.run(sqlFile('3-measures'));
    const seconds = (performance.now() - began) / 1000;
    const sql = 'SELECT unit, measure, numerator, denominator FROM measured ORDER BY unit, measure';
    const theirs = (await connection.runAndReadAll(sql)).getRows();
    const ours = db.prepare(sql.replace('measured', 'temp.measured')).all();
    const isEqual =
      theirs.length === ours.length &&
      theirs.every((row, i) => row.map(String).join() === Object.values(ours[i] ?? {}).join());
    return { seconds, isEqual };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function exported(
  connection: DuckDBConnection,
  db: DatabaseSync,
  table: string,
  columns: readonly string[],
  folder: string,
): Promise<void> {
  const file = `${folder}/${table}.parquet`;
  const shape = columns.map((column) => `${column} ${NUMBERS.has(column) ? 'INTEGER' : 'VARCHAR'}`);
  await connection.run(`CREATE TABLE loaded (${shape.join(', ')})`);
  const appender = await connection.createAppender('loaded');
  const select = db.prepare(`SELECT ${columns.join(', ')} FROM temp.${table}`);
  select.setReturnArrays(true);
  for (const row of select.iterate() as Iterable<unknown>) {
    for (const value of row as readonly unknown[]) {
      if (value === null) appender.appendNull();
      else if (typeof value === 'number') appender.appendInteger(value);
      else appender.appendVarchar(value as string);
    }
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`COPY loaded TO '${file}' (FORMAT parquet)`);
  await connection.run('DROP TABLE loaded');
  await connection.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet('${file}')`);
}
