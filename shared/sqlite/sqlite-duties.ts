import { DutyLine } from '../domain/assessment/fact/duty-line.ts';
import type { DutyStore } from '../domain/assessment/fact/duty-store.ts';
import type { Engine } from './engine.ts';
import { listOfOffices } from './of-offices.ts';

/** Lines of limits that ended, on the embedded engine. */
export function sqliteDuties(engine: Engine): DutyStore {
  const upsert = engine.db.prepare(`INSERT INTO duties VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (office, kind, decided_at, line_id) DO UPDATE SET incomplete = excluded.incomplete, doc = excluded.doc
    WHERE excluded.incomplete > duties.incomplete`);
  const list = listOfOffices(
    engine.db,
    `SELECT doc FROM duties
    WHERE office IN (SELECT value FROM json_each(?)) AND kind = ? AND decided_at >= ? AND decided_at < ?
      AND (decided_at, line_id) > (?, ?)
    ORDER BY decided_at, line_id LIMIT ?`,
  );
  return {
    async put(lines) {
      return engine.write(() => {
        let written = 0;
        for (const line of lines) {
          const { office, kind, decidedAt, lineId, run } = line;
          const incomplete = run?.incompleteAt === undefined ? 0 : 1;
          written += Number(
            upsert.run(office, kind, decidedAt, lineId, incomplete, JSON.stringify(line)).changes,
          );
        }
        return written;
      });
    },
    async list({ offices, kind, from, until, after, limit }) {
      const rows = list(offices, kind, from, until, after?.decidedAt ?? '', after?.lineId ?? '', limit + 1);
      const lines = rows.slice(0, limit).map((row) => DutyLine.parse(JSON.parse(String(row['doc']))));
      const last = lines.at(-1);
      if (rows.length <= limit || !last) return { lines };
      return { lines, next: { decidedAt: last.decidedAt, lineId: last.lineId } };
    },
  };
}
