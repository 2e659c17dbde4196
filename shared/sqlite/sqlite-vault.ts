import type { VaultItem, VaultStore } from '../domain/person/vault-store.ts';
import type { Engine } from './engine.ts';

/** Sealed identities on the embedded engine. */
export function sqliteVault(engine: Engine): VaultStore {
  const read = engine.db.prepare('SELECT version, key_id, box FROM vault WHERE person_id = ?');
  const insert = engine.db.prepare('INSERT INTO vault VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const replace = engine.db.prepare(
    'UPDATE vault SET version = ?, key_id = ?, box = ? WHERE person_id = ? AND version = ?',
  );
  return {
    async get(personId): Promise<VaultItem | undefined> {
      const row = read.get(personId);
      if (!row) return undefined;
      return {
        personId,
        version: Number(row['version']),
        keyId: String(row['key_id']),
        box: String(row['box']),
      };
    },
    async put({ personId, version, keyId, box }) {
      const { changes } = await engine.writeSoon(() =>
        version === 1
          ? insert.run(personId, version, keyId, box)
          : replace.run(version, keyId, box, personId, version - 1),
      );
      return changes === 1 ? 'stored' : 'changed-meanwhile';
    },
  };
}
