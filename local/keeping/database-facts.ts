import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { formatOf } from '../../shared/sqlite/format.ts';

/** What a database holds, in figures: two that agree in them hold the same records. */
export const DatabaseFacts = z.object({
  /** Of its schema; see `shared/sqlite/migrations`. */
  format: z.int(),
  /** `real` where `yipan serve` made it. */
  kind: z.optional(z.string()),
  /** Rows by table. */
  rows: z.record(z.string(), z.int()),
  /** Sum of the versions by table, of those whose rows are changed in place. */
  versions: z.record(z.string(), z.int()),
  /** The last change that was fed or is to be; 0 where there is none. */
  lastChange: z.int(),
  /** When the last movement was recorded. */
  lastRecordAt: z.optional(z.string()),
});
export type DatabaseFacts = z.infer<typeof DatabaseFacts>;

/** Counts a database of any format. Throws where it is no database, or a torn one. */
export function factsOf(db: DatabaseSync): DatabaseFacts {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => String(name));
  const one = (sql: string): unknown => db.prepare(sql).get()?.['value'];
  const has = (table: string, column: string): boolean =>
    db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;
  const known = new Set(tables);
  const kind = known.has('settings') ? one("SELECT value FROM settings WHERE name = 'kind'") : undefined;
  const lastRecordAt = known.has('changes')
    ? one(
        `SELECT after ->> 'recordedAt' AS value FROM changes WHERE entity = 'movement' ORDER BY id DESC LIMIT 1`,
      )
    : undefined;
  return {
    format: formatOf(db),
    ...(typeof kind === 'string' && { kind }),
    rows: Object.fromEntries(
      tables.map((table) => [table, Number(one(`SELECT count(*) AS value FROM "${table}"`))]),
    ),
    versions: Object.fromEntries(
      tables
        .filter((table) => has(table, 'version'))
        .map((table) => [table, Number(one(`SELECT coalesce(sum(version), 0) AS value FROM "${table}"`))]),
    ),
    lastChange: known.has('changes') ? Number(one('SELECT coalesce(max(id), 0) AS value FROM changes')) : 0,
    ...(typeof lastRecordAt === 'string' && { lastRecordAt }),
  };
}

/** What comes and goes in the course of the work: having more of it says nothing. */
const PASSING = new Set([
  'messages',
  'settings',
  'cursors',
  'sweeps',
  'account_sessions',
  'account_guards',
  'account_addresses',
  'account_proposals',
]);

/** What one database has and another has not, a line for each table; empty where it has nothing more. */
export function moreThan(one: DatabaseFacts, other: DatabaseFacts): readonly string[] {
  const lines = Object.entries(one.rows).flatMap(([table, rows]) => {
    const more = rows - (other.rows[table] ?? 0);
    const changed = (one.versions[table] ?? 0) - (other.versions[table] ?? 0);
    if (PASSING.has(table) || (more <= 0 && changed <= 0)) return [];
    return [more > 0 ? `${table} +${more}` : `${table} (${changed} 次修改 changes)`];
  });
  const isLater = (one.lastRecordAt ?? '') > (other.lastRecordAt ?? '');
  return lines.length === 0 && isLater ? [`movements ${one.lastRecordAt}`] : lines;
}

/** A file that nobody writes, to be opened without a log beside it. */
export function unchanging(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}
