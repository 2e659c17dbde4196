import type { DutyLine } from '../domain/assessment/fact/duty-line.ts';
import type { DutyStore } from '../domain/assessment/fact/duty-store.ts';
import { type LineKey, packDutyLine, unpackDutyLine } from '../domain/assessment/fact/packed-duty-line.ts';
import type { Engine } from './engine.ts';
import { listOfOffices } from './of-offices.ts';

/** Lines of limits that ended, on the embedded engine. */
export function sqliteDuties(engine: Engine): DutyStore {
  const upsert = engine.db.prepare(`INSERT INTO duties VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (office, kind, decided_at, line_id) DO UPDATE SET incomplete = excluded.incomplete, line = excluded.line
    WHERE excluded.incomplete > duties.incomplete`);
  const list = listOfOffices(
    engine.db,
    `SELECT decided_at, line_id, line, office FROM duties
    WHERE office IN (SELECT value FROM json_each(?)) AND kind = ? AND decided_at >= ? AND decided_at < ?
      AND (decided_at, line_id) > (?, ?)
    ORDER BY decided_at, line_id LIMIT ?+0`,
  );
  return {
    async put(lines) {
      return engine.write(() => {
        let written = 0;
        for (const line of lines) {
          const { office, kind, decidedAt, lineId, run } = line;
          const incomplete = run?.incompleteAt === undefined ? 0 : 1;
          written += Number(
            upsert.run(office, kind, decidedAt, lineId, incomplete, packDutyLine(line)).changes,
          );
        }
        return written;
      });
    },
    async list({ offices, kind, from, until, after, limit }) {
      const rows = list(offices, kind, from, until, after?.decidedAt ?? '', after?.lineId ?? '', limit + 1);
      const lines: DutyLine[] = [];
      for (const row of rows) {
        if (lines.length === limit) break;
        const key = { lineId: row[1], kind, office: row[3] ?? offices[0], decidedAt: row[0] };
        lines.push(unpackDutyLine(key as LineKey, row[2] as string));
      }
      const last = lines.at(-1);
      if (rows.length <= limit || !last) return { lines };
      return { lines, next: { decidedAt: last.decidedAt, lineId: last.lineId } };
    },
  };
}
