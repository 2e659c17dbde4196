import type { CaseKind, FiledCase } from '../domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import type { Engine } from './engine.ts';

/** Sorts after everything that an order can hold. */
const END = '\u{10FFFF}';

/** Cases of assessments on the embedded engine. */
export function sqliteCases(engine: Engine): CaseStore {
  const { db } = engine;
  const one = db.prepare('SELECT doc FROM cases WHERE kind = ? AND id = ?');
  const versionOf = db.prepare('SELECT version FROM cases WHERE kind = ? AND id = ?');
  const put = db.prepare('INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const listed = (side: 'office' | 'superior') =>
    db.prepare(`SELECT doc, sort FROM cases
      WHERE kind = ? AND ${side} = ? AND sort > ? AND sort >= ? AND sort < ? ORDER BY sort LIMIT ?+0`);
  const lists = { office: listed('office'), superior: listed('superior') };
  const due = db.prepare('SELECT doc FROM cases WHERE kind = ? AND next <= ? ORDER BY next, id LIMIT ?+0');
  const docOf = (row: Record<string, unknown>): unknown => JSON.parse(String(row['doc']));
  // Looked at before anything is written: to throw would undo the writes of others in the same group.
  const follows = ({ kind, id, version }: FiledCase): boolean =>
    Number(versionOf.get(kind, id)?.['version'] ?? 0) === version - 1;
  return {
    async one<Case extends { readonly version: number }>(kind: CaseKind<Case>, id: string) {
      const row = one.get(kind.name, id);
      return row && kind.read(docOf(row));
    },
    async save(...cases) {
      return engine.write(() => {
        if (!cases.every(follows)) return 'changed-meanwhile';
        for (const { kind, id, version, office, superior, order, next, doc } of cases)
          put.run(kind, id, version, office, superior, `${order}#${id}`, next, JSON.stringify(doc));
        return 'saved';
      });
    },
    async list(kind, { side, division, under = '', from = '', limit, after = '' }) {
      const start = from > under ? from : under;
      const rows = lists[side].all(kind.name, division, after, start, `${under}${END}`, limit + 1);
      const page = rows.slice(0, limit);
      const cases = page.map((row) => kind.read(docOf(row)));
      const last = page.at(-1);
      return rows.length > limit && last ? { cases, next: String(last['sort']) } : { cases };
    },
    due: async (kind, { until, limit }) =>
      due.all(kind.name, until, limit).map((row) => kind.read(docOf(row))),
  };
}
