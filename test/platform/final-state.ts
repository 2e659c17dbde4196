import type { IdentityKeys } from '../../shared/domain/person/identity-keys.ts';
import type { World } from './small-world.ts';

/**
 * All that the platform knows, in an order of its own. Left out is what may differ between two runs of the same story:
 * nonces of sealed boxes, ids of audit entries and how often a read was tried.
 */
export function finalState({ engine }: Pick<World, 'engine'>, keys: IdentityKeys) {
  const rows = (sql: string): readonly Record<string, unknown>[] => engine.db.prepare(sql).all();
  const docs = (sql: string): readonly unknown[] => rows(sql).map((row) => JSON.parse(String(row['doc'])));
  const identities = rows('SELECT person_id, version, key_id, box FROM vault ORDER BY person_id');
  return {
    movements: docs('SELECT doc FROM movements ORDER BY person_id, seq'),
    residents: docs('SELECT doc FROM residents ORDER BY ledger, division, person_id'),
    facts: rows('SELECT * FROM facts ORDER BY office, quarter, recorded_at, movement'),
    duties: rows('SELECT * FROM duties ORDER BY office, kind, decided_at, line_id'),
    reported: docs('SELECT doc FROM reported ORDER BY root, seq'),
    notices: docs('SELECT doc FROM notices ORDER BY notice_id'),
    boxes: rows('SELECT notice_id, version, state, box, division, sort FROM notices ORDER BY notice_id'),
    identities: identities.map((row) => {
      const personId = String(row['person_id']);
      const identity = keys.open(personId, { keyId: String(row['key_id']), box: String(row['box']) });
      return { personId, version: row['version'], identity };
    }),
    audit: rows(`SELECT DISTINCT person_id, json_extract(doc, '$.subject') AS subject,
      json_extract(doc, '$.action') AS action FROM audit ORDER BY 1, 2, 3`),
    waiting: rows('SELECT body FROM messages'),
    deadLetters: rows('SELECT source, body, reason FROM dead_letters'),
  };
}
