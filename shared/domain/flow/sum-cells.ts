import type { ToldCell } from './flow-record.ts';

export interface SummedCells {
  readonly code: string;
  readonly count: number;
}

/** Told cells summed by one of their ends, the largest first. */
export function sumCells(cells: readonly ToldCell[], end: 'origin' | 'destination'): readonly SummedCells[] {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(cell[end], (sums.get(cell[end]) ?? 0) + cell.count);
  return [...sums]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
