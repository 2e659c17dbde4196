import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';

/** What is kept of accounts is worth nothing without the key file, which lies apart from the data. */
export interface AccountSecrets {
  /** Goes into every hash of a password: a stolen database alone cannot be tried against a list of passwords. */
  readonly pepper: Uint8Array;
  /** A name or an address in a table that is none of its business. */
  readonly keyed: (kind: string, text: string) => string;
  readonly seal: (account: string, text: string) => string;
  /** Throws where the box is another account's, or was sealed under another key file. */
  readonly open: (account: string, box: string) => string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * From the pseudonym key, which is never rotated (it is who people are here), by HKDF with a purpose of its own for each key: rotating the
 * data keys signs nobody out and asks nobody to enrol again.
 */
export function accountSecrets({ pseudonymKey }: Pick<KeyMaterial, 'pseudonymKey'>): AccountSecrets {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', pseudonymKey, '', `yipan accounts ${purpose}`, 32));
  const naming = derived('names');
  const sealing = derived('codes');
  return {
    pepper: derived('passwords'),
    keyed: (kind, text) =>
      createHmac('sha256', naming).update(`${kind}\n${text}`).digest('base64url').slice(0, 22),
    seal(account, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(account));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64');
    },
    open(account, box) {
      const bytes = Buffer.from(box, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(account))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}
