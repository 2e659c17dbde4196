import { MovementFact } from '../domain/fact/movement-fact.ts';
import type { FactStore } from '../domain/fact/fact-store.ts';
import type { Engine } from './engine.ts';
import { listOfOffices } from './of-offices.ts';

/** Facts of a quarter on the embedded engine. */
export function sqliteFacts(engine: Engine): FactStore {
  const insert = engine.db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const list = listOfOffices(
    engine.db,
    `SELECT doc FROM facts
    WHERE office IN (SELECT value FROM json_each(?)) AND quarter = ? AND recorded_at >= ? AND recorded_at < ?
      AND (recorded_at, movement) > (?, ?)
    ORDER BY recorded_at, movement LIMIT ?`,
  );
  return {
    async put(facts) {
      return engine.write(() => {
        let added = 0;
        for (const fact of facts) {
          const { office, quarter, recordedAt, movement } = fact;
          added += Number(insert.run(office, quarter, recordedAt, movement, JSON.stringify(fact)).changes);
        }
        return added;
      });
    },
    async list({ offices, quarter, from, until, after, limit }) {
      const rows = list(
        offices,
        quarter,
        from,
        until,
        after?.recordedAt ?? '',
        after?.movement ?? '',
        limit + 1,
      );
      const facts = rows.slice(0, limit).map((row) => MovementFact.parse(JSON.parse(String(row['doc']))));
      const last = facts.at(-1);
      if (rows.length <= limit || !last) return { facts };
      return { facts, next: { recordedAt: last.recordedAt, movement: last.movement } };
    },
  };
}
