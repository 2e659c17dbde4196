import { readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Stores } from '../../local/runtime/stores.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import type { UnitScore } from '../../shared/domain/assessment/kernel/result.ts';
import { CUT_OFF, PERIOD } from './township-quarter.ts';

/** The text of one of the SQL files. */
export function sqlFile(name: string): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}

/**
 * Gives the SQL what it cannot know: period and cut-off, days off as the notices of the State Council have them, and which
 * codes were whose on which days. Then decodes the stored rows into the tables `movement`, `duty` and `report`.
 */
export async function decode(
  db: DatabaseSync,
  { directory }: Pick<Stores, 'directory'>,
  townships: readonly string[],
): Promise<void> {
  const { holidays, workingWeekends } = officialCalendar();
  for (const table of GIVEN) db.exec(`DROP TABLE IF EXISTS temp.${table}`);
  db.exec(`
    CREATE TEMP TABLE asked AS SELECT '${PERIOD.from}' AS from_day, '${PERIOD.to}' AS to_day, '${CUT_OFF}' AS cut_off;
    CREATE TEMP TABLE holiday (day TEXT PRIMARY KEY);
    CREATE TEMP TABLE worked_weekend (day TEXT PRIMARY KEY);
    CREATE TEMP TABLE territory (unit TEXT, code TEXT, from_day TEXT, until_day TEXT)`);
  const holiday = db.prepare('INSERT INTO holiday VALUES (?)');
  for (const day of holidays) holiday.run(day);
  const weekend = db.prepare('INSERT INTO worked_weekend VALUES (?)');
  for (const day of workingWeekends) weekend.run(day);
  const territory = db.prepare('INSERT INTO territory VALUES (?, ?, ?, ?)');
  for (const unit of townships)
    for (const { code, from, until } of await directory.territoryOf(unit, PERIOD))
      territory.run(unit, code, from ?? '0000-01-01', until ?? '9999-12-31');
  db.exec(sqlFile('1-days'));
  db.exec(sqlFile('2-decoded'));
}

/** The measures by SQL's GROUP BY, over the decoded tables. */
export function measureBySql(db: DatabaseSync): void {
  db.exec(sqlFile('3-measures').replace('CREATE TABLE', 'CREATE TEMP TABLE'));
  db.exec(sqlFile('4-points'));
}

/** What the check found: how many townships agree in every number, the first that do not, and that there was something. */
export interface Compared {
  readonly equal: number;
  readonly differing: readonly string[];
  /** Numbers compared that are above zero, and totals. */
  readonly numerators: number;
  readonly denominators: number;
  readonly totals: number;
}

/** Compares the stored results of a run with what SQL found: every numerator, every denominator and the total. */
export async function compare(
  db: DatabaseSync,
  { assessments }: Pick<Stores, 'assessments'>,
  runId: string,
  townships: readonly string[],
): Promise<Compared> {
  const numbers = new Map<string, { readonly numerator: number; readonly denominator: number }>();
  for (const row of db.prepare('SELECT unit, measure, numerator, denominator FROM temp.measured').iterate())
    numbers.set(`${String(row['unit'])} ${String(row['measure'])}`, {
      numerator: Number(row['numerator']),
      denominator: Number(row['denominator']),
    });
  const totals = new Map<string, string | null>();
  for (const row of db.prepare('SELECT unit, hundredths FROM temp.total').iterate())
    totals.set(String(row['unit']), row['hundredths'] === null ? null : decimalOf(Number(row['hundredths'])));
  const found = { equal: 0, differing: [] as string[], numerators: 0, denominators: 0, totals: 0 };
  for (const unit of townships) {
    const result = await assessments.latestResult(runId, unit);
    const said = result && saidOf(result.score);
    const bySql = JSON.stringify({
      lines: (result?.score.lines ?? []).map(({ measure }) => {
        const { numerator, denominator } = numbers.get(`${unit} ${measure}`) ?? NONE;
        return [measure, numerator, denominator];
      }),
      // Said by a line that is applicable only.
      errors: result?.score.lines.some(({ cases }) => cases.length > 0)
        ? (numbers.get(`${unit} errors-found`) ?? NONE).numerator
        : 0,
      total: totals.get(unit) ?? null,
    });
    if (said === bySql) found.equal += 1;
    else if (found.differing.length < 5)
      found.differing.push(`${unit}: ${String(said)} but SQL has ${bySql}`);
    for (const { numerator, denominator } of result?.score.lines ?? []) {
      if (numerator > 0) found.numerators += 1;
      if (denominator > 0) found.denominators += 1;
    }
    if (result?.score.total) found.totals += 1;
  }
  return found;
}

const NONE = { numerator: 0, denominator: 0 };
const GIVEN =
  `asked holiday worked_weekend territory day counted_day due movement stored_limit duty report measured
  scheme_line applicable shared_out error_tenths earned total`.split(/\s+/);

function saidOf({ lines, total }: UnitScore): string {
  return JSON.stringify({
    lines: lines.map(({ measure, numerator, denominator }) => [measure, numerator, denominator]),
    errors: lines.flatMap(({ cases }) => cases).reduce((sum, { cases }) => sum + cases, 0),
    total,
  });
}

function decimalOf(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
