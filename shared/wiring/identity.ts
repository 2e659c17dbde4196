import { secretsClient } from '../aws/clients.ts';
import { secretKeys, type SecretKeys } from '../aws/secret-keys.ts';

/** Identity keys of a function on AWS. Its edge must have `ready`, its handler `keys`. */
export function identityOf(env: {
  readonly PSEUDONYM_KEY_SECRET: string;
  readonly DATA_KEYS_SECRET: string;
}): SecretKeys {
  return secretKeys(secretsClient(), {
    pseudonymKey: env.PSEUDONYM_KEY_SECRET,
    dataKeys: env.DATA_KEYS_SECRET,
  });
}
