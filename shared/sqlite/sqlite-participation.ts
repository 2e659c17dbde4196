import { isDeepStrictEqual } from 'node:util';
import type { Participation } from '../domain/participation/participation.ts';
import type { ParticipationStore } from '../domain/participation/participation-store.ts';
import type { Engine } from './engine.ts';

/** Who takes part, on the embedded engine: a row for each stretch of a county. */
export function sqliteParticipation(engine: Engine): ParticipationStore {
  const { db } = engine;
  const ofCounty = db.prepare(
    'SELECT joined_on, left_on FROM participation WHERE county = ? ORDER BY joined_on',
  );
  const under = db.prepare(
    'SELECT county, joined_on, left_on FROM participation WHERE county GLOB ? ORDER BY county, joined_on',
  );
  const clear = db.prepare('DELETE FROM participation WHERE county = ?');
  const insert = db.prepare('INSERT INTO participation VALUES (?, ?, ?)');
  const read = (row: Record<string, unknown>): Participation => ({
    joinedOn: String(row['joined_on']),
    leftOn: row['left_on'] as string | null,
  });
  return {
    participationOf: async (county) => ofCounty.all(county).map(read),
    async participantsUnder(code) {
      const counties = Map.groupBy(under.all(`${code}*`), (row) => String(row['county']));
      return [...counties].map(([county, rows]) => ({ county, history: rows.map(read) }));
    },
    async saveParticipation(county, before, after) {
      // Read and written in one turn: nobody comes between.
      return engine.write(() => {
        if (!isDeepStrictEqual(ofCounty.all(county).map(read), before)) return 'changed-meanwhile';
        clear.run(county);
        for (const { joinedOn, leftOn } of after) insert.run(county, joinedOn, leftOn);
        return 'saved';
      });
    },
  };
}
