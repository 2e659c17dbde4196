import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Text that only who has the key can read, bound to its owner. */
export interface SealedText {
  readonly seal: (owner: string, text: string) => string;
  /** Throws where the box is another owner's, or was sealed under another key file. */
  readonly open: (owner: string, box: string) => string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A box is nonce, body and tag in base64; the owner is authenticated with it. The key has 32 bytes. */
export function sealedText(key: Uint8Array): SealedText {
  return {
    seal(owner, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64');
    },
    open(owner, box) {
      const bytes = Buffer.from(box, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}
