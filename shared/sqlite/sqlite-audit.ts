import { AuditEntry } from '../domain/audit/audit.ts';
import type { AuditStore } from '../domain/audit/audit-store.ts';
import type { Engine } from './engine.ts';

/** Who saw what, on the embedded engine. */
export function sqliteAudit(engine: Engine): AuditStore {
  const insert = engine.db.prepare('INSERT INTO audit VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const read = engine.db.prepare(
    'SELECT doc FROM audit WHERE person_id = ? ORDER BY at DESC, entry_id DESC LIMIT ?+0',
  );
  return {
    async append(entries) {
      engine.write(() => {
        for (const entry of entries)
          insert.run(entry.entryId, entry.personId, entry.at, JSON.stringify(entry));
      });
    },
    async ofPerson(personId, limit) {
      return read.all(personId, limit).map((row) => AuditEntry.parse(JSON.parse(String(row['doc']))));
    },
  };
}
