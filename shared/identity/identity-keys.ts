import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomFillSync } from 'node:crypto';
import type { IdentityKeys } from '../domain/person/identity-keys.ts';
import { Identity } from '../domain/person/person.ts';

/** The secrets behind identities. The pseudonym key is never rotated silently: it is who people are here. */
export interface KeyMaterial {
  readonly pseudonymKey: Uint8Array;
  /** Data keys by id; the last one seals, all of them open. */
  readonly dataKeys: readonly { readonly keyId: string; readonly key: Uint8Array }[];
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION_BYTE = Buffer.from([VERSION]);

/** Random bytes are fetched for many nonces at once: each call for some costs as much as the box. */
const nonces = Buffer.alloc(256 * NONCE_BYTES);
let used = nonces.length;

function nextNonce(): Buffer {
  if (used === nonces.length) {
    randomFillSync(nonces);
    used = 0;
  }
  used += NONCE_BYTES;
  return nonces.subarray(used - NONCE_BYTES, used);
}

/**
 * HMAC-SHA-256 pseudonyms and AES-256-GCM boxes. The associated data binds a box to its person and key, so that a box
 * copied to another person does not open.
 */
export function identityKeys(material: KeyMaterial): IdentityKeys {
  // As key objects: preparing a key from bytes took half the time of each use.
  const pseudonymKey = createSecretKey(material.pseudonymKey);
  const dataKeys = material.dataKeys.map(({ keyId, key }) => ({ keyId, key: createSecretKey(key) }));
  const sealing = dataKeys.at(-1);
  if (!sealing) throw new Error('no data key: the key file is empty');
  const keyed = (text: string): string =>
    createHmac('sha256', pseudonymKey).update(text).digest('base64url').slice(0, 22);
  return {
    personIdOf: ({ kind, number }) => keyed(`person\n${kind}\n${number}`),
    digest: (text) => keyed(`digest\n${text}`),
    seal(personId, identity) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sealing.key, nonce);
      cipher.setAAD(Buffer.from(`${personId}\n${sealing.keyId}`));
      const body = cipher.update(JSON.stringify(identity), 'utf8');
      const box = Buffer.concat([VERSION_BYTE, nonce, body, cipher.final(), cipher.getAuthTag()]);
      return { keyId: sealing.keyId, box: box.toString('base64') };
    },
    open(personId, { keyId, box }) {
      const key = dataKeys.find((candidate) => candidate.keyId === keyId)?.key;
      if (!key) throw new Error(`no data key ${keyId}: restore it into the key file`);
      const bytes = Buffer.from(box, 'base64');
      if (bytes[0] !== VERSION) throw new Error(`sealed identity of unknown version ${bytes[0]}`);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES));
      decipher.setAAD(Buffer.from(`${personId}\n${keyId}`));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
      const text = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      return Identity.parse(JSON.parse(text));
    },
  };
}
