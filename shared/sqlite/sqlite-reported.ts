import { familyOf, type ReportedFact } from '../domain/assessment/fact/reported-fact.ts';
import type { ReportedFactStore } from '../domain/assessment/fact/reported-fact-store.ts';
import type { Engine } from './engine.ts';
import { listOfOffices } from './of-offices.ts';

/** What offices report by hand, on the embedded engine. */
export function sqliteReported(engine: Engine): ReportedFactStore {
  const insert = engine.db.prepare('INSERT INTO reported VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const chain = engine.db.prepare('SELECT doc FROM reported WHERE root = ? ORDER BY seq');
  const list = listOfOffices(
    engine.db,
    `SELECT doc FROM reported
    WHERE office IN (SELECT value FROM json_each(?)) AND family = ? AND day >= ? AND day <= ?
      AND (day, root, seq) > (?, ?, ?)
    ORDER BY day, root, seq LIMIT ?+0`,
  );
  // As we wrote it: it was parsed then.
  const read = (doc: unknown): ReportedFact => JSON.parse(String(doc)) as ReportedFact;
  return {
    async append(fact) {
      const { root, seq, office, content } = fact;
      const { changes } = engine.write(() =>
        insert.run(root, seq, office, familyOf(content), content.on, JSON.stringify(fact)),
      );
      return changes === 0 ? 'taken' : 'appended';
    },
    chain: async (root) => chain.all(root).map((row) => read(row['doc'])),
    async list({ offices, family, from, to, after, limit }) {
      const rows = list(
        offices,
        family,
        from,
        to,
        after?.on ?? '',
        after?.root ?? '',
        after?.seq ?? 0,
        limit + 1,
      );
      const facts = rows.slice(0, limit).map(([doc]) => read(doc));
      const last = facts.at(-1);
      if (rows.length <= limit || !last) return { facts };
      return { facts, next: { on: last.content.on, root: last.root, seq: last.seq } };
    },
  };
}
