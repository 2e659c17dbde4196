import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what only this installation may read, and names it where its name is nobody's business. */
export interface SecretBox {
  readonly seal: (owner: string, text: string) => string;
  /** Throws where the box is another owner's, or was sealed under another key file. */
  readonly open: (owner: string, box: string) => string;
  /** The same for the same text; nobody without the key makes it. */
  readonly mark: (text: string) => string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Of channels of the digest: from the pseudonym key, which is never rotated, by HKDF with purposes of its own. */
export function channelSecrets(pseudonymKey: Uint8Array): SecretBox {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', pseudonymKey, '', `yipan channels ${purpose}`, 32));
  const sealing = derived('targets');
  const marking = derived('marks');
  return {
    seal(owner, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64');
    },
    open(owner, box) {
      const bytes = Buffer.from(box, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    mark: (text) => createHmac('sha256', marking).update(text).digest('base64url').slice(0, 22),
  };
}
