import { createHmac, hkdfSync } from 'node:crypto';
import { type SealedText, sealedText } from './sealed-text.ts';

/** Seals what only this installation may read, and names it where its name is nobody's business. */
export interface SecretBox extends SealedText {
  /** The same for the same text; nobody without the key makes it. */
  readonly mark: (text: string) => string;
}

/** Of channels of the digest: from the pseudonym key, which is never rotated, by HKDF with purposes of its own. */
export function channelSecrets(pseudonymKey: Uint8Array): SecretBox {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', pseudonymKey, '', `yipan channels ${purpose}`, 32));
  const marking = derived('marks');
  return {
    ...sealedText(derived('targets')),
    mark: (text) => createHmac('sha256', marking).update(text).digest('base64url').slice(0, 22),
  };
}
