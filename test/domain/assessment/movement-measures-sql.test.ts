import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import { addDays } from '../../../shared/domain/calendar/date.ts';
import { instantOf, millisecondsOf } from '../../../shared/domain/calendar/instant.ts';
import { isWorkingDay } from '../../../shared/domain/calendar/working-days.ts';
import type { MovementFact } from '../../../shared/domain/fact/movement-fact.ts';
import type { DepartureFound } from '../../../shared/domain/assessment/fact/departure-found.ts';
import { factsOf, NO_FACTS } from '../../../shared/domain/assessment/fact/unit-facts.ts';
import { measureUnit } from '../../../shared/domain/assessment/measure/measure-unit.ts';
import { context, movement, Q2 } from './given.ts';

const TOWNSHIPS = 400;
const FACTS = 20_000;

const offices = Array.from({ length: TOWNSHIPS }, (_, index) =>
  String(330_106_000 + (index % 20) + Math.floor(index / 20) * 1000),
);
const random = generator(20_260_401);
const facts = Array.from({ length: FACTS }, (_, index) => anyMovement(index));
const found = Array.from({ length: 2000 }, (_, index) => anyDeparture(index));

/**
 * The same numbers by another way: SQL over the same facts, with a table of working days. Days and limits are SQLite's own
 * date arithmetic, not ours.
 */
describe('measures over movement facts against SQL', () => {
  const db = loaded();
  const byOffice = new Map(
    offices.map((office) => {
      const unit = { territory: [{ code: office }] };
      const own = factsOf(unit, { ...NO_FACTS, movements: facts, departuresFound: found }, Q2);
      return [
        office,
        measureUnit(
          own,
          ['arrivals-recorded-on-time', 'departures-cancelled', 'movements-recorded'],
          context,
        ),
      ];
    }),
  );

  it.each([
    ['arrivals-recorded-on-time', ARRIVALS],
    ['departures-cancelled', DEPARTURES],
    ['movements-recorded', MOVEMENTS],
  ] as const)('%s is equal for every township', (id, sql) => {
    const rows = db.prepare(sql).all(Q2) as { office: string; numerator: number; denominator: number }[];
    const bySql = new Map(rows.map((row) => [row.office, row]));
    const ours = [...byOffice].map(([office, set]) => [office, set[id]?.numerator, set[id]?.denominator]);
    expect(ours).toEqual(
      offices.map((office) => [
        office,
        bySql.get(office)?.numerator ?? 0,
        bySql.get(office)?.denominator ?? 0,
      ]),
    );
    // Proof that there was something to compare: both sides of the limit are met often.
    const good = rows.reduce((sum, row) => sum + row.numerator, 0);
    const all = rows.reduce((sum, row) => sum + row.denominator, 0);
    expect(all).toBeGreaterThan(1000);
    expect(id === 'movements-recorded' || (good > 500 && all - good > 500)).toBe(true);
  });

  it('lists the very records that SQL finds', () => {
    const records = db
      .prepare(`${JUDGED} SELECT office, movement, good FROM judged
        WHERE kind = 'inflow' AND category <> 'at-home' ORDER BY office, movement`)
      .all(Q2) as { office: string; movement: string; good: number }[];
    const ours = offices.toSorted().flatMap((office) => {
      const measured = byOffice.get(office)?.['arrivals-recorded-on-time'];
      const good = new Set(measured?.numeratorRecords);
      return (measured?.denominatorRecords ?? []).map((id) => ({
        office,
        movement: id,
        good: good.has(id) ? 1 : 0,
      }));
    });
    expect(records.length).toBeGreaterThan(1000);
    expect(ours).toEqual(records.map((row) => ({ ...row })));
  });
});

/** Of each record in the period, whether it came by the third working day after it happened. */
const JUDGED = `
WITH judged AS (
  SELECT m.*, date(recorded_at, '+8 hours') <= (
    SELECT day FROM working WHERE day > m.happened_on ORDER BY day LIMIT 1 OFFSET 2
  ) AS good
  FROM movement m
  WHERE date(recorded_at, '+8 hours') BETWEEN :from AND :to AND :kind = 'quarter'
)`;

const ARRIVALS = `${JUDGED}
SELECT office, sum(good) AS numerator, count(*) AS denominator
FROM judged WHERE kind = 'inflow' AND category <> 'at-home' GROUP BY office`;

const DEPARTURES = `${JUDGED}
SELECT office, sum(good) AS numerator, count(*) AS denominator FROM (
  SELECT office, good FROM judged WHERE side = 'residence' AND kind IN ('outflow', 'return')
  UNION ALL
  SELECT office, 0 FROM departure WHERE date(found_at, '+8 hours') BETWEEN :from AND :to
) GROUP BY office`;

const MOVEMENTS = `${JUDGED}
SELECT office, count(*) AS numerator, count(*) AS denominator FROM judged GROUP BY office`;

function loaded(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE movement (movement TEXT PRIMARY KEY, office TEXT, kind TEXT, side TEXT, category TEXT,
                           happened_on TEXT, recorded_at TEXT);
    CREATE TABLE departure (notice TEXT PRIMARY KEY, office TEXT, found_at TEXT);
    CREATE TABLE working (day TEXT PRIMARY KEY);
    BEGIN`);
  const put = db.prepare('INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const fact of facts) {
    put.run(
      fact.movement,
      fact.office,
      fact.kind,
      fact.side,
      fact.category,
      fact.happenedOn,
      fact.recordedAt,
    );
  }
  const putDeparture = db.prepare('INSERT INTO departure VALUES (?, ?, ?)');
  for (const { noticeId, office, foundAt } of found) putDeparture.run(noticeId, office, foundAt);
  const putDay = db.prepare('INSERT INTO working VALUES (?)');
  for (let day = '2026-01-01'; day <= '2026-08-31'; day = addDays(day, 1)) {
    if (isWorkingDay(day, officialCalendar()).working) putDay.run(day);
  }
  db.exec('COMMIT');
  return db;
}

/** Recorded at any millisecond from mid-March to mid-July: both ends of the quarter are crossed, holidays too. */
function anyMovement(index: number): MovementFact {
  const happenedOn = addDays('2026-03-10', Math.floor(random() * 120));
  const at =
    millisecondsOf(`${happenedOn}T00:00:00.000Z`) + Math.floor(random() * 9 * 86_400_000) - 28_800_000;
  const kind = pick(['inflow', 'inflow', 'outflow', 'return', 'change-of-address', 'correction'] as const);
  return movement(`m${String(index).padStart(6, '0')}`, {
    office: pick(offices),
    kind,
    side: pick(['residence', 'residence', 'household'] as const),
    category: pick(['migrant', 'separated', 'at-home', 'no-household'] as const),
    happenedOn,
    // Some at the very edge: the last millisecond of a day in Shanghai and the first of the next.
    recordedAt: random() < 0.1 ? edgeOf(happenedOn) : instantOf(at),
    residence: null,
  });
}

function edgeOf(day: string): string {
  const midnight = millisecondsOf(`${addDays(day, Math.floor(random() * 7))}T16:00:00.000Z`);
  return instantOf(midnight - (random() < 0.5 ? 1 : 0));
}

function anyDeparture(index: number): DepartureFound {
  const happenedOn = addDays('2026-03-10', Math.floor(random() * 120));
  return {
    noticeId: `n${String(index).padStart(6, '0')}.former`,
    office: pick(offices),
    happenedOn,
    foundAt: edgeOf(happenedOn),
  };
}

function pick<T>(values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** mulberry32: the same facts in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
