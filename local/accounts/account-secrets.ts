import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { type SealedText, sealedText } from '../../shared/identity/sealed-text.ts';

/** What is kept of accounts is worth nothing without the key file, which lies apart from the data. */
export interface AccountSecrets extends SealedText {
  /** Goes into every hash of a password: a stolen database alone cannot be tried against a list of passwords. */
  readonly pepper: Uint8Array;
  /** A name or an address in a table that is none of its business. */
  readonly keyed: (kind: string, text: string) => string;
}

/**
 * From the pseudonym key, which is never rotated (it is who people are here), by HKDF with a purpose of its own for each key: rotating the
 * data keys signs nobody out and asks nobody to enrol again.
 */
export function accountSecrets({ pseudonymKey }: Pick<KeyMaterial, 'pseudonymKey'>): AccountSecrets {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', pseudonymKey, '', `yipan accounts ${purpose}`, 32));
  const naming = derived('names');
  return {
    pepper: derived('passwords'),
    keyed: (kind, text) =>
      createHmac('sha256', naming).update(`${kind}\n${text}`).digest('base64url').slice(0, 22),
    ...sealedText(derived('codes')),
  };
}
