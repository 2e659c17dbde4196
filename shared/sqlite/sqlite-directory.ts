import type { Directory } from '../domain/division/directory.ts';
import { directoryQueries } from '../domain/division/directory-queries.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';
import { hasJoined } from '../domain/participation/has-joined.ts';
import type { Engine } from './engine.ts';
import { sqliteAreas } from './sqlite-areas.ts';
import { sqliteParticipation } from './sqlite-participation.ts';
import { sqliteVillages } from './sqlite-villages.ts';

/** The national list in memory (one value, loaded at start); participation, villages and areas in the file. */
export function sqliteDirectory(engine: Engine, directory: Directory): DirectoryStore {
  const join = engine.db.prepare(
    'INSERT INTO participation VALUES (?, ?, ?) ON CONFLICT (county, joined_on) DO UPDATE SET left_on = excluded.left_on',
  );
  const participation = sqliteParticipation(engine);
  const villages = sqliteVillages(engine);
  return {
    ...directoryQueries(() => directory, villages),
    ...participation,
    ...villages,
    ...sqliteAreas(engine),
    hasJoined: (code, date) => hasJoined(code, date, participation, directory),
    async setParticipation(county, joinedOn, leftOn) {
      engine.write(() => join.run(county, joinedOn, leftOn));
    },
  };
}
