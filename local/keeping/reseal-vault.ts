import { identityKeys, type KeyMaterial } from '../../shared/identity/identity-keys.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import { sqliteVault } from '../../shared/sqlite/sqlite-vault.ts';

/** So many identities share a commit: a second of work is the most that a kill undoes. */
const PAGE = 1_000;

/** How many identities lie under each data key. */
export function identitiesByKey({ db }: Pick<Engine, 'db'>): ReadonlyMap<string, number> {
  const rows = db.prepare('SELECT key_id, count(*) AS n FROM vault GROUP BY key_id').all();
  return new Map(rows.map((row) => [String(row['key_id']), Number(row['n'])]));
}

/**
 * Seals with the newest key whatever lies under an older one; answers how many. Each is opened, sealed and opened again before it is
 * written. Ended on the way, it goes on where it was. Throws at the first that does not open, with what was done until then kept.
 */
export async function resealVault(engine: Engine, material: KeyMaterial): Promise<number> {
  const keys = identityKeys(material);
  const vault = sqliteVault(engine);
  const sealing = material.dataKeys.at(-1)?.keyId ?? '';
  const older = engine.db.prepare(
    'SELECT person_id, version, key_id, box FROM vault WHERE key_id <> ? AND person_id > ? ORDER BY person_id LIMIT ?+0',
  );
  let done = 0;
  let after = '';
  for (;;) {
    const rows = older.all(sealing, after, PAGE);
    if (rows.length === 0) return done;
    const items = rows.map((row) => {
      const personId = String(row['person_id']);
      const identity = keys.open(personId, { keyId: String(row['key_id']), box: String(row['box']) });
      const sealed = keys.seal(personId, identity);
      keys.open(personId, sealed);
      return { personId, version: Number(row['version']) + 1, ...sealed };
    });
    const since = engine.lostGroups();
    const results = await Promise.all(items.map((item) => vault.put(item)));
    await engine.settled(since);
    done += results.filter((result) => result === 'stored').length;
    after = items.at(-1)?.personId ?? after;
  }
}
