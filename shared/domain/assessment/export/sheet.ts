/** What a column holds. Decimals are text with two digits, so that nothing is rounded on the way. */
export interface SheetColumn {
  readonly title: string;
  readonly holds: 'text' | 'count' | 'decimal';
  /** In characters, for programs that show columns. */
  readonly width: number;
}

export type Cell = string | number | null;

export const sheetIds = ['about', 'results', 'lines', 'records', 'flows', 'matrix'] as const;
export type SheetId = (typeof sheetIds)[number];

/** One table of an export. Its rows come one by one: a quarter of a large street has tens of thousands of records. */
export interface Sheet {
  readonly id: SheetId;
  readonly zh: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]>;
}

export function text(title: string, width: number): SheetColumn {
  return { title, holds: 'text', width };
}

export function count(title: string): SheetColumn {
  return { title, holds: 'count', width: 10 };
}

export function decimal(title: string): SheetColumn {
  return { title, holds: 'decimal', width: 10 };
}
