import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { type DatabaseFacts, factsOf, unchanging } from './database-facts.ts';
import { openedUnder } from './fitting-keys.ts';

/**
 * Opens a copy as the platform would and looks at all of it: every page, every count, an identity under each key. Answers the keys in
 * use; throws a sentence where something is not as it should be.
 */
export function checkDatabase(path: string, facts: DatabaseFacts, keys: KeyMaterial): readonly string[] {
  const db = new DatabaseSync(unchanging(path), { readOnly: true });
  try {
    const faults = db
      .prepare('PRAGMA integrity_check(3)')
      .all()
      .map((row) => String(row['integrity_check']));
    if (faults.join() !== 'ok') throw new Error(`数据库残缺 the database is torn: ${faults.join('; ')}`);
    if (!isDeepStrictEqual(factsOf(db), facts))
      throw new Error('各表条数与备份时不同 its counts are not those of when it was made');
    return openedUnder(db, keys);
  } finally {
    db.close();
  }
}
