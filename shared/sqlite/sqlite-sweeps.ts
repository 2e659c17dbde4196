import type { SweepProgress, SweepStore } from '../domain/sweep/sweep-store.ts';
import type { Engine } from './engine.ts';

/** How far each sweep has come, on the embedded engine: one row a sweep. */
export function sqliteSweeps(engine: Engine): SweepStore {
  const read = engine.db.prepare('SELECT doc FROM sweeps WHERE sweep = ?');
  const put = engine.db.prepare('INSERT OR REPLACE INTO sweeps VALUES (?, ?)');
  const docOf = (sweep: string): unknown => {
    const row = read.get(sweep);
    return row && JSON.parse(String(row['doc']));
  };
  const keep = (sweep: string, doc: object): void => {
    engine.write(() => put.run(sweep, JSON.stringify(doc)));
  };
  return {
    get: async (sweep) => docOf(sweep) as SweepProgress | undefined,
    keep: async (progress) => keep(progress.sweep, progress),
    placeOf: async (sweep) => (docOf(sweep) as { readonly after?: string } | undefined)?.after,
    keepPlace: async (sweep, after) => keep(sweep, { after }),
  };
}
