import { Area } from '../domain/village/area.ts';
import type { AreaStore } from '../domain/village/area-store.ts';
import type { Engine } from './engine.ts';

/** Responsibility areas on the embedded engine. */
export function sqliteAreas(engine: Engine): AreaStore {
  const { db } = engine;
  const one = db.prepare('SELECT doc FROM areas WHERE township = ? AND code = ?');
  const ofTownship = db.prepare('SELECT doc FROM areas WHERE township = ? ORDER BY code');
  const insert = db.prepare('INSERT INTO areas VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const update = db.prepare(
    'UPDATE areas SET version = ?, doc = ? WHERE township = ? AND code = ? AND version = ?',
  );
  const read = (row: Record<string, unknown>): Area => Area.parse(JSON.parse(String(row['doc'])));
  return {
    async area(township, code) {
      const row = one.get(township, code);
      return row && read(row);
    },
    areasOf: async (township) => ofTownship.all(township).map(read),
    async saveArea(area) {
      const { township, code, version } = area;
      const doc = JSON.stringify(area);
      const { changes } = engine.write(() =>
        version === 1
          ? insert.run(township, code, version, doc)
          : update.run(version, doc, township, code, version - 1),
      );
      return changes === 0 ? 'changed-meanwhile' : 'saved';
    },
  };
}
