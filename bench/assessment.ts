import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDirectory } from '../shared/divisions/load.ts';
import { measureByDuckDb } from './assessment/duckdb.ts';
import { fillStore, townshipsFor } from './assessment/filled-store.ts';
import { straightness } from './assessment/straightness.ts';
import { openedRun, scoreParts } from './assessment/scored-store.ts';
import { compare, decode, measureBySql } from './assessment/sql-check.ts';
import type { Row } from './row.ts';

/** Lines and townships of each step; the last is the whole country. `ASSESSMENT_SCALE=0.01` makes all of it smaller. */
const STEPS = [
  { lines: 1_000_000, townships: 4_000 },
  { lines: 5_000_000, townships: 20_000 },
  { lines: 10_000_000, townships: 40_000 },
] as const;

/**
 * A national quarter from the store to results by the function that ships, on one core, at three sizes; then every number of
 * every township once more by SQL over the same tables, and DuckDB's GROUP BY beside it.
 */
export async function assessment(): Promise<readonly Row[]> {
  const scale = Number(process.env['ASSESSMENT_SCALE'] ?? 1);
  const directory = loadDirectory();
  const steps = STEPS.map(({ lines, townships }) => ({
    lines: Math.round(lines * scale),
    townships: Math.round(townships * scale),
  }));
  const last = steps.at(-1) ?? { lines: 0, townships: 0 };
  const townships = townshipsFor(directory, last.townships);
  const folder = mkdtempSync(join(tmpdir(), 'yipan-assessment-'));
  const file = join(folder, 'quarter.sqlite');
  try {
    const filling = fillStore(file, directory, townships, last.lines);
    const points: { readonly lines: number; readonly seconds: number }[] = [];
    let runId = '';
    for (const [i, step] of steps.entries()) {
      const filled = await filling.upTo(step.townships);
      await warm(filling, i);
      runId = await openedRun(filling.stores, i + 1);
      const parts = townships.slice(0, step.townships);
      const seconds = await scoreParts(filling.stores, runId, parts, () => filling.engine.settled());
      points.push({ lines: filled.lines, seconds });
      console.log(
        `${filled.lines} lines of ${step.townships} townships: filled in ${filled.seconds.toFixed(0)} s, ` +
          `scored in ${seconds.toFixed(1)} s (${Math.round(filled.lines / seconds)} lines/s); ` +
          `file ${megabytes(statSync(file).size)} MB, memory ${megabytes(process.memoryUsage.rss())} MB`,
      );
    }
    const { db } = filling.engine;
    const began = performance.now();
    await decode(db, filling.stores, townships);
    const decoded = performance.now();
    measureBySql(db);
    const compared = await compare(db, filling.stores, runId, townships);
    for (const difference of compared.differing) console.log(`differs: ${difference}`);
    console.log(
      `SQL: decoded in ${seconds(decoded - began)} s, counted and compared in ${seconds(performance.now() - decoded)} s; ` +
        `${compared.denominators} denominators, ${compared.numerators} numerators and ${compared.totals} totals above zero`,
    );
    const duck = await measureByDuckDb(db, folder);
    if (!duck.isEqual) throw new Error('DuckDB and SQLite count differently');
    filling.engine.close();
    const whole = points.at(-1) ?? { lines: 0, seconds: Infinity };
    const ours = whole.lines / whole.seconds;
    const theirs = whole.lines / duck.seconds;
    return [
      {
        metric: 'from the store to results on one core',
        value: Math.round(ours),
        unit: 'fact lines/s',
        target: 500_000,
        better: 'higher',
        baseline: Math.round(theirs),
      },
      {
        metric: 'DuckDB, GROUP BY alone, one thread, from Parquet: times as many',
        value: round(theirs / ours),
        unit: 'x',
        target: 100,
        better: 'lower',
      },
      {
        metric: 'growth: furthest from a straight line through 1, 5 and 10 million lines',
        value: round(straightness(points)),
        unit: '%',
        target: 15,
        better: 'lower',
      },
      {
        metric: `townships equal to SQL in every number, of ${townships.length}`,
        value: compared.equal,
        unit: 'townships',
        target: townships.length,
        better: 'higher',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first parts are slow while the machine compiles them: they are scored once before the clock runs. */
async function warm(
  { stores, engine, townships }: ReturnType<typeof fillStore>,
  step: number,
): Promise<void> {
  if (step > 0) return;
  const runId = await openedRun(stores, 9_000);
  await scoreParts(stores, runId, townships.slice(0, 300), () => engine.settled());
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
