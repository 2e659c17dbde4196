import { createHmac } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { identityKeys, type KeyMaterial } from '../../shared/identity/identity-keys.ts';

/** Tells one key file from another; nothing about the keys follows from it. A rotated data key does not change it. */
export function keysMark({ pseudonymKey }: KeyMaterial): string {
  return createHmac('sha256', pseudonymKey).update('yipan: which key file').digest('hex').slice(0, 16);
}

/**
 * Opens one identity under each data key in use, and sees that its person's pseudonym comes out. Answers the keys in use; throws a
 * sentence where one does not fit.
 */
export function openedUnder(db: DatabaseSync, material: KeyMaterial): readonly string[] {
  const keys = identityKeys(material);
  const rows = db
    .prepare('SELECT person_id, key_id, box, min(rowid) FROM vault GROUP BY key_id ORDER BY key_id')
    .all();
  return rows.map((row) => {
    const [personId, keyId, box] = [String(row['person_id']), String(row['key_id']), String(row['box'])];
    if (!fits(() => keys.personIdOf(keys.open(personId, { keyId, box }).document) === personId))
      throw new Error(
        `密钥不符：数据中用密钥 ${keyId} 加密的身份打不开 the key file does not fit: an identity sealed with its key ${keyId} cannot be opened`,
      );
    return keyId;
  });
}

function fits(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}
