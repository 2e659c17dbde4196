import type { exportFormats } from '../../shared/api/result-export-operations.ts';
import type { Instant } from '../../shared/domain/calendar/instant.ts';
import type { Sheet, SheetId } from '../../shared/domain/assessment/export/sheet.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import type { Answer } from '../../shared/lambda/answer.ts';
import { fileAnswer } from '../../shared/lambda/file-answer.ts';

export interface AskedFile {
  readonly format: (typeof exportFormats)[number];
  /** Of a CSV: which sheet. */
  readonly sheet: SheetId;
  /** Without its ending. */
  readonly name: string;
  /** When the file says that it was made: with the results, so that it is the same each time. */
  readonly at: Instant;
}

/** Sheets as a file. What writes XLSX is heavy: it is loaded when it is asked for. */
export async function sheetsAnswer(sheets: readonly Sheet[], asked: AskedFile): Promise<Answer | Refused> {
  const { format, sheet, name, at } = asked;
  if (format === 'xlsx') {
    const { sheetsXlsx } = await import('../../shared/export/sheets-xlsx.ts');
    const bytes = await sheetsXlsx(sheets, at);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return bytes ? fileAnswer({ bytes, type, name: `${name}.xlsx` }) : tooLarge();
  }
  const one = sheets.find(({ id }) => id === sheet);
  if (!one) throw new Error(`no sheet ${sheet}`);
  const { sheetCsv } = await import('../../shared/export/sheets-csv.ts');
  const bytes = sheetCsv(one);
  const type = 'text/csv; charset=utf-8; header=present';
  return bytes ? fileAnswer({ bytes, type, name: `${name}-${one.zh}.csv` }) : tooLarge();
}

function tooLarge(): Refused {
  return refused('export-too-large');
}
