import { hkdfSync } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { IdentityKeys } from '../domain/person/identity-keys.ts';
import { identityKeys } from '../identity/identity-keys.ts';

/** 44 letters and digits hold 262 bits, more than the 256 that a key needs. */
const LEAST_LENGTH = 44;
const Generated = z.string().check(z.regex(new RegExp(`^[A-Za-z0-9]{${LEAST_LENGTH},}$`)));
const DataKeys = z.record(z.string().check(z.regex(/^k[1-9]\d*$/)), Generated);

export interface SecretKeys {
  /** Throws on whatever is asked of it before `ready` has resolved. */
  readonly keys: IdentityKeys;
  /** Resolves when the keys are there. They are read once; a read that failed is tried again by the next call. */
  readonly ready: () => Promise<void>;
}

/**
 * Identity keys from two secrets, both made by Secrets Manager itself (`generateSecretString` with 64 characters and
 * `excludePunctuation`), so that nobody has ever seen them:
 *
 * - the pseudonym key: the secret is the generated text. Never rotate it: it is who people are here;
 * - the data keys: a JSON object `{"k1": text}`. To rotate, add `k2`; the highest number seals, all of them open.
 *
 * A key is the first 32 bytes that HKDF with SHA-256 (RFC 5869) makes of such a text, bound to its purpose.
 */
export function secretKeys(
  client: SecretsManagerClient,
  secrets: { readonly pseudonymKey: string; readonly dataKeys: string },
): SecretKeys {
  let reading: Promise<void> | undefined;
  let known: { readonly keys: IdentityKeys; readonly ids: ReadonlySet<string> } | undefined;

  const read = async (): Promise<void> => {
    const [pseudonym, data] = await Promise.all([
      secretText(client, secrets.pseudonymKey),
      secretText(client, secrets.dataKeys),
    ]);
    const pseudonymText = Generated.safeParse(pseudonym);
    if (!pseudonymText.success) throw new SecretOfWrongForm('the pseudonym key');
    const dataTexts = DataKeys.safeParse(jsonOf(data));
    if (!dataTexts.success) throw new SecretOfWrongForm('the data keys');
    const ids = Object.keys(dataTexts.data).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
    if (ids.length === 0) throw new SecretOfWrongForm('the data keys');
    const dataKeys = ids.map((keyId) => ({
      keyId,
      key: derived(dataTexts.data[keyId] ?? '', `data ${keyId}`),
    }));
    known = {
      keys: identityKeys({ pseudonymKey: derived(pseudonymText.data, 'pseudonym'), dataKeys }),
      ids: new Set(ids),
    };
  };
  const loaded = (): IdentityKeys => {
    if (!known) throw new Error('identity keys were asked for before they were read');
    return known.keys;
  };

  return {
    async ready() {
      if (known) return;
      reading ??= read().finally(() => {
        reading = undefined;
      });
      await reading;
    },
    keys: {
      personIdOf: (document) => loaded().personIdOf(document),
      digest: (text) => loaded().digest(text),
      seal: (personId, identity) => loaded().seal(personId, identity),
      open(personId, sealed) {
        const keys = loaded();
        // Sealed with a key added since: this request fails, and the next one reads the keys again.
        if (!known?.ids.has(sealed.keyId)) known = undefined;
        return keys.open(personId, sealed);
      },
    },
  };
}

class SecretOfWrongForm extends Error {
  override readonly name = 'SecretOfWrongForm';
  constructor(what: string) {
    super(`the secret of ${what} is not as Secrets Manager generates it for this platform`);
  }
}

async function secretText(client: SecretsManagerClient, SecretId: string): Promise<string | undefined> {
  return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString;
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // refused as of the wrong form: the parser's message would quote the secret
  }
}

function derived(text: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', text, '', `yipan ${purpose}`, 32));
}
