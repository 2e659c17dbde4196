import type { MovementFact } from '../domain/fact/movement-fact.ts';
import type { FactStore } from '../domain/fact/fact-store.ts';
import { type FactKey, lettersOf, packFact, unpackFact } from '../domain/fact/packed-fact.ts';
import type { Engine } from './engine.ts';
import { listOfOffices } from './of-offices.ts';

/** Facts of a quarter on the embedded engine. */
export function sqliteFacts(engine: Engine): FactStore {
  const insert = engine.db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const listSql = (ofKinds: string) => `SELECT recorded_at, movement, line, office FROM facts
    WHERE office IN (SELECT value FROM json_each(?)) AND quarter = ? AND recorded_at >= ? AND recorded_at < ?
      AND (recorded_at, movement) > (?, ?) ${ofKinds}
    ORDER BY recorded_at, movement LIMIT ?+0`;
  const listAll = listOfOffices(engine.db, listSql(''));
  const listKinds = listOfOffices(engine.db, listSql('AND instr(?, substr(line, 1, 1)) > 0'));
  return {
    async put(facts) {
      return engine.write(() => {
        let added = 0;
        for (const fact of facts) {
          const { office, quarter, recordedAt, movement } = fact;
          added += Number(insert.run(office, quarter, recordedAt, movement, packFact(fact)).changes);
        }
        return added;
      });
    },
    async list({ offices, quarter, from, until, kinds, after, limit }) {
      const start = [quarter, from, until, after?.recordedAt ?? '', after?.movement ?? ''] as const;
      const rows = kinds
        ? listKinds(offices, ...start, lettersOf(kinds).join(''), limit + 1)
        : listAll(offices, ...start, limit + 1);
      const facts: MovementFact[] = [];
      for (const row of rows) {
        if (facts.length === limit) break;
        const key = { office: row[3] ?? offices[0], quarter, recordedAt: row[0], movement: row[1] };
        facts.push(unpackFact(key as FactKey, row[2] as string));
      }
      const last = facts.at(-1);
      if (rows.length <= limit || !last) return { facts };
      return { facts, next: { recordedAt: last.recordedAt, movement: last.movement } };
    },
  };
}
