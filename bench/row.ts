import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One figure with its target. */
export interface Row {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
  readonly better: 'higher' | 'lower';
  readonly baseline?: number;
}

export function meets({ value, target, better }: Row): boolean {
  return better === 'higher' ? value >= target : value <= target;
}

/** Prints rows and, unless they are of a smaller trial, keeps them in `bench/results/NAME.json`. */
export function report(name: string, rows: readonly Row[], isTrial = false): void {
  for (const row of rows) {
    const sign = row.better === 'higher' ? '>=' : '<=';
    const verdict = meets(row) ? 'ok    ' : 'MISSED';
    console.log(`${verdict} ${row.metric}: ${row.value} ${row.unit} (target ${sign} ${row.target})`);
  }
  if (isTrial) return;
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`);
}
