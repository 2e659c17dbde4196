import { stringify } from 'csv-stringify/sync';
import type { Cell, Sheet } from '../domain/assessment/export/sheet.ts';
import { type MadeFile, MOST_BYTES } from './made-file.ts';

const ROWS_AT_ONCE = 1_000;

/**
 * A sheet as CSV by RFC 4180, with the mark by which Excel knows UTF-8. A text that a program would take for a formula gets an
 * apostrophe before it. Rows are written some at a time, and no further than a file may go.
 */
export function sheetCsv({ columns, rows }: Sheet): MadeFile {
  const parts = [Buffer.from(lines([columns.map(({ title }) => title)], true))];
  let size = 0;
  let batch: (readonly Cell[])[] = [];
  const flush = (): boolean => {
    const part = Buffer.from(lines(batch, false));
    parts.push(part);
    size += part.length;
    batch = [];
    return size <= MOST_BYTES;
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === ROWS_AT_ONCE && !flush()) return null;
  }
  return flush() ? Buffer.concat(parts) : null;
}

function lines(rows: readonly (readonly Cell[])[], isFirst: boolean): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: isFirst, record_delimiter: 'windows', escape_formulas: true, quote_record_delimiter: true },
  );
}
