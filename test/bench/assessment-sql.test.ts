import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Filling, fillStore, townshipsFor } from '../../bench/assessment/filled-store.ts';
import { openedRun, scoreParts } from '../../bench/assessment/scored-store.ts';
import { compare, decode, measureBySql } from '../../bench/assessment/sql-check.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';

/** The same check over 40,000 townships and 10 million lines is `npm run bench -- assessment`. */
describe('scores against SQL over the same tables', () => {
  const directory = loadDirectory();
  // Chongqing had districts merged in 2025, so that some townships have old codes that they took over.
  const townships = [...new Set([...townshipsFor(directory, 300), ...townshipsFor(directory, 120, '5001')])];
  let filled: Filling;
  let runId = '';

  beforeAll(async () => {
    filled = fillStore(':memory:', directory, townships, 60_000);
    await filled.upTo(townships.length);
    runId = await openedRun(filled.stores, 1);
    await scoreParts(filled.stores, runId, townships, () => filled.engine.settled());
    await decode(filled.engine.db, filled.stores, townships);
    measureBySql(filled.engine.db);
  });
  afterAll(() => filled.engine.close());

  it('every numerator, denominator and total of every township is the same', async () => {
    const { equal, differing, ...numbers } = await compare(filled.engine.db, filled.stores, runId, townships);
    expect(differing).toEqual([]);
    expect(equal).toBe(townships.length);
    // There was something to compare: six lines of 420 townships, most of them with records.
    expect(numbers.denominators).toBeGreaterThan(1500);
    expect(numbers.totals).toBeGreaterThan(150);
  });

  it('finds a single record that is missing', async () => {
    const { db } = filled.engine;
    const [row] = db
      .prepare("SELECT office FROM facts WHERE line LIKE 'irm%' AND quarter = '2026Q1' LIMIT 1")
      .all();
    db.exec(`UPDATE temp.measured SET numerator = numerator + 1
      WHERE unit = '${String(row?.['office'])}' AND measure = 'arrivals-recorded-on-time'`);
    const { equal } = await compare(db, filled.stores, runId, townships);
    expect(equal).toBe(townships.length - 1);
  });
});
