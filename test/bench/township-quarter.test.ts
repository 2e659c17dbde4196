import { expect, it } from 'vitest';
import { seeded } from '../../bench/assessment/seeded.ts';
import { townshipQuarter } from '../../bench/assessment/township-quarter.ts';
import { storesOn } from '../../local/runtime/stores.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';
import { DutyLine } from '../../shared/domain/assessment/fact/duty-line.ts';
import { ReportedFact } from '../../shared/domain/assessment/fact/reported-fact.ts';
import { MovementFact } from '../../shared/domain/fact/movement-fact.ts';
import { Notice } from '../../shared/domain/notice/notice.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';

const TOWNSHIP = '330106009';

it('generated records are what the platform could have written, and are read back as they were made', async () => {
  const made = townshipQuarter({ code: TOWNSHIP }, 3_000, seeded(7));
  for (const fact of made.movements) MovementFact.parse(fact);
  for (const line of made.lines) DutyLine.parse(line);
  for (const notice of made.waiting) Notice.parse(notice);
  for (const fact of made.reported) ReportedFact.parse(fact);
  const engine = openEngine(':memory:');
  try {
    const { facts, duties } = storesOn(engine, loadDirectory());
    const ours = made.movements.filter(({ quarter }) => quarter === '2026Q1');
    await facts.put(made.movements);
    await duties.put(made.lines);
    const from = '2025-01-01T00:00:00.000Z';
    const until = '2027-01-01T00:00:00.000Z';
    const read = await facts.list({ offices: [TOWNSHIP], quarter: '2026Q1', from, until, limit: 5_000 });
    expect(read.facts).toEqual(ours.toSorted(by((fact) => `${fact.recordedAt} ${fact.movement}`)));
    for (const kind of ['acceptance', 'reply', 'end'] as const) {
      const { lines } = await duties.list({ offices: [TOWNSHIP], kind, from, until, limit: 5_000 });
      const wanted = made.lines.filter((line) => line.kind === kind && line.office === TOWNSHIP);
      expect(lines).toEqual(wanted.toSorted(by((line) => `${line.decidedAt} ${line.lineId}`)));
      expect(lines.length).toBeGreaterThan(30);
    }
  } finally {
    engine.close();
  }
});

it('the same seed makes the same records', () => {
  const make = (seed: number) => townshipQuarter({ code: TOWNSHIP }, 200, seeded(seed));
  expect(make(1)).toEqual(make(1));
  expect(make(1)).not.toEqual(make(2));
});

function by<T>(key: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}
