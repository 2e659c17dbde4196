import { hkdfSync } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { IdentityKeys } from '../domain/person/identity-keys.ts';
import { identityKeys } from '../identity/identity-keys.ts';
import { WITH_TIME_LIMITS } from './time-limits.ts';

/** 44 letters and digits hold 262 bits, more than the 256 that a key needs. */
const LEAST_LENGTH = 44;
const Generated = z.string().check(z.regex(new RegExp(`^[A-Za-z0-9]{${LEAST_LENGTH},}$`)));
const KEY_ID = /^k[1-9]\d*$/;

/** A client of the environment's region; `AWS_ENDPOINT_URL_SECRETS_MANAGER` names another endpoint. */
export function secretsClient(): SecretsManagerClient {
  return new SecretsManagerClient(WITH_TIME_LIMITS);
}

/**
 * Identity keys from two secrets, both made by Secrets Manager itself (`generateSecretString` with 64 characters and
 * `excludePunctuation`), so that nobody has ever seen them:
 *
 * - the pseudonym key: the secret is the generated text. Never rotate it: it is who people are here;
 * - the data keys: a JSON object `{"k1": text}`. To rotate, add `k2`; the highest number seals, all of them open.
 *
 * A key is the first 32 bytes that HKDF with SHA-256 (RFC 5869) makes of such a text, bound to its purpose. Throws where a
 * secret has another form, without quoting it.
 */
export async function secretKeys(
  client: SecretsManagerClient,
  secrets: { readonly pseudonymKey: string; readonly dataKeys: string },
): Promise<IdentityKeys> {
  const [pseudonymKey, data] = await Promise.all([
    secretPseudonymKey(client, secrets.pseudonymKey),
    secretText(client, secrets.dataKeys),
  ]);
  const dataTexts = Object.entries(jsonOf(data) ?? {});
  const dataKeys = dataTexts
    .sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)))
    .map(([keyId, text]) => {
      const generated = Generated.safeParse(text);
      if (!KEY_ID.test(keyId) || !generated.success) throw new SecretOfWrongForm('the data keys');
      return { keyId, key: derived(generated.data, `data ${keyId}`) };
    });
  if (dataKeys.length === 0) throw new SecretOfWrongForm('the data keys');
  return identityKeys({ pseudonymKey, dataKeys });
}

/** The pseudonym key alone, for who opens no identity. Throws as `secretKeys` does. */
export async function secretPseudonymKey(client: SecretsManagerClient, secret: string): Promise<Uint8Array> {
  const generated = Generated.safeParse(await secretText(client, secret));
  if (!generated.success) throw new SecretOfWrongForm('the pseudonym key');
  return derived(generated.data, 'pseudonym');
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

function jsonOf(text: string | undefined): object | undefined {
  try {
    const json: unknown = JSON.parse(text ?? '');
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined; // refused as of the wrong form: the parser's message would quote the secret
  }
}

function derived(text: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', text, '', `yipan ${purpose}`, 32));
}
