import { ancestorsOn, childrenOn, type Directory, divisionOn } from '../domain/division/directory.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from '../domain/division/lineage.ts';
import { search } from '../domain/division/search.ts';
import { joinsWith } from '../domain/division/participation.ts';
import type { Engine } from './engine.ts';

/** The national list in memory (one value, loaded at start), and who takes part in the file. */
export function sqliteDirectory(engine: Engine, directory: Directory): DirectoryStore {
  const joined = engine.db.prepare(
    'SELECT county FROM participation WHERE county GLOB ? AND joined_on <= ? AND (left_on IS NULL OR left_on > ?)',
  );
  const join = engine.db.prepare(
    'INSERT INTO participation VALUES (?, ?, ?) ON CONFLICT (county, joined_on) DO UPDATE SET left_on = excluded.left_on',
  );
  return {
    divisionOn: async (code, date) => divisionOn(directory, code, date),
    childrenOn: async (code, date) => childrenOn(directory, code, date),
    ancestorsOn: async (code, date) => ancestorsOn(directory, code, date),
    successorsOf: async (code, fromDate, onDate) => successorsOf(directory, code, fromDate, onDate),
    formerCodes: async (code, date) =>
      predecessorsFullyAbsorbedBy(directory, code, date).map((row) => row.code),
    search: async (query) => search(directory, query),
    hasJoined: async (code, date) =>
      joined
        .all(code.length < 6 ? `${code}*` : code.slice(0, 6), date, date)
        .some((row) => joinsWith(code, String(row['county']))),
    async setParticipation(county, joinedOn, leftOn) {
      engine.write(() => join.run(county, joinedOn, leftOn));
    },
  };
}
