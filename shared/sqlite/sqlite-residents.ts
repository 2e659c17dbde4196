import { Resident } from '../domain/resident/resident.ts';
import type { ResidentStore } from '../domain/resident/resident-store.ts';
import type { Engine } from './engine.ts';

/** The ledgers on the embedded engine. */
export function sqliteResidents(engine: Engine): ResidentStore {
  const upsert = engine.db.prepare(`INSERT INTO residents VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (ledger, division, person_id) DO UPDATE SET seq = excluded.seq, open = excluded.open, doc = excluded.doc
    WHERE excluded.seq > residents.seq`);
  const list = engine.db.prepare(`SELECT doc FROM residents
    WHERE ledger = ? AND division IN (SELECT value FROM json_each(?)) AND (open = 1 OR ?)
      AND (division, person_id) > (?, ?)
    ORDER BY division, person_id LIMIT ?+0`);
  return {
    async project(lines) {
      return engine.write(() => {
        let written = 0;
        for (const line of lines) {
          const { ledger, division, personId, seq, open } = line;
          written += Number(
            upsert.run(ledger, division, personId, seq, open ? 1 : 0, JSON.stringify(line)).changes,
          );
        }
        return written;
      });
    },
    async list({ ledger, divisions, withClosed, after, limit }) {
      const rows = list.all(
        ledger,
        JSON.stringify(divisions),
        withClosed ? 1 : 0,
        after?.division ?? '',
        after?.personId ?? '',
        limit + 1,
      );
      const residents = rows.slice(0, limit).map((row) => Resident.parse(JSON.parse(String(row['doc']))));
      const last = residents.at(-1);
      if (rows.length <= limit || !last) return { residents };
      return { residents, next: { division: last.division, personId: last.personId } };
    },
  };
}
