import { Writable } from 'node:stream';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Cell, Sheet, SheetColumn } from '../domain/assessment/export/sheet.ts';
import { type MadeFile, MOST_BYTES } from './made-file.ts';
import { withFirstTime } from './zip-time.ts';

/** Two digits, as points are printed. */
const DECIMAL = '0.00';
const HEADING = { bold: true } as const;

/**
 * Sheets as one XLSX file: the heading stays in sight, codes are text (a program would cut twelve digits), numbers are numbers. Texts are
 * texts: none is a formula, whatever it begins with. `at`: when the file says that it was made.
 */
export async function sheetsXlsx(sheets: readonly Sheet[], at: Instant): Promise<MadeFile> {
  const parts: Buffer[] = [];
  let size = 0;
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size <= MOST_BYTES) parts.push(chunk);
      done();
    },
  });
  const made = new Date(at);
  const book = new WorkbookWriter({
    stream: sink,
    useStyles: true,
    created: made,
    modified: made,
    creator: 'Yipan',
    lastModifiedBy: 'Yipan',
  });
  for (const { zh, columns, rows } of sheets) {
    const sheet = book.addWorksheet(zh, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ title, width, holds }) => ({
      header: title,
      width,
      ...(holds === 'decimal' && { style: { numFmt: DECIMAL } }),
    }));
    sheet.getRow(1).font = HEADING;
    sheet.getRow(1).commit();
    for (const row of rows) {
      sheet.addRow(row.map((cell, i) => cellOf(cell, columns[i]))).commit();
      if (size > MOST_BYTES) return null;
    }
    sheet.commit();
  }
  await book.commit();
  return size > MOST_BYTES ? null : withFirstTime(Buffer.concat(parts));
}

function cellOf(cell: Cell, column: SheetColumn | undefined): Cell {
  return column?.holds === 'decimal' && cell !== null ? Number(cell) : cell;
}
