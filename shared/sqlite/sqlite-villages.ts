import { Village } from '../domain/village/village.ts';
import type { VillageStore } from '../domain/village/village-store.ts';
import type { Engine } from './engine.ts';

/** Sorts after every letter of a name. */
const END = '\u{10FFFF}';

/** Registered villages on the embedded engine. */
export function sqliteVillages(engine: Engine): VillageStore {
  const { db } = engine;
  const one = db.prepare('SELECT doc FROM villages WHERE code = ?');
  const ofTownship = db.prepare('SELECT doc FROM villages WHERE code > ? AND code < ? ORDER BY code');
  const named = db.prepare(
    'SELECT doc FROM villages WHERE name >= ? AND name < ? ORDER BY name, code LIMIT ?+0',
  );
  const insert = db.prepare('INSERT INTO villages VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const update = db.prepare(
    'UPDATE villages SET name = ?, version = ?, doc = ? WHERE code = ? AND version = ?',
  );
  const read = (row: Record<string, unknown>): Village => Village.parse(JSON.parse(String(row['doc'])));
  return {
    async village(code) {
      const row = one.get(code);
      return row && read(row);
    },
    villagesOf: async (township) => ofTownship.all(township, `${township}~`).map(read),
    villagesNamed: async (start, limit) => named.all(start, `${start}${END}`, limit).map(read),
    async saveVillage(village) {
      const { code, version } = village;
      const name = village.periods.at(-1)?.name ?? '';
      const doc = JSON.stringify(village);
      const { changes } = engine.write(() =>
        version === 1
          ? insert.run(code, name, version, doc)
          : update.run(name, version, doc, code, version - 1),
      );
      return changes === 0 ? 'changed-meanwhile' : 'saved';
    },
  };
}
