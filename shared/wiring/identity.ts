import type { IdentityKeys } from '../domain/person/identity-keys.ts';
import { once } from './once.ts';

export interface LazyKeys {
  /** Throws on whatever is asked of it before `ready` has resolved. */
  readonly keys: IdentityKeys;
  /** Resolves when the keys are there. They are read once; a read that failed is tried again by the next call. */
  readonly ready: () => Promise<void>;
}

/** Identity keys that are read with the first request that needs them, and kept. */
export function lazyKeys(read: () => Promise<IdentityKeys>): LazyKeys {
  let known: IdentityKeys | undefined;
  let reading = once(read);
  const loaded = (): IdentityKeys => {
    if (!known) throw new Error('identity keys were asked for before they were read');
    return known;
  };
  return {
    ready: async () => {
      known ??= await reading();
    },
    keys: {
      personIdOf: (document) => loaded().personIdOf(document),
      digest: (text) => loaded().digest(text),
      seal: (personId, identity) => loaded().seal(personId, identity),
      open(personId, sealed) {
        try {
          return loaded().open(personId, sealed);
        } catch (cause) {
          // Perhaps sealed with a data key added since: this request fails, and the next one reads the keys again.
          known = undefined;
          reading = once(read);
          throw cause;
        }
      },
    },
  };
}

/** Identity keys of a function on AWS. Its edge must have `ready`, its handler `keys`. */
export function identityOf(env: {
  readonly PSEUDONYM_KEY_SECRET: string;
  readonly DATA_KEYS_SECRET: string;
}): LazyKeys {
  return lazyKeys(async () => {
    const { secretsClient, secretKeys } = await import('../aws/secret-keys.ts');
    return await secretKeys(secretsClient(), {
      pseudonymKey: env.PSEUDONYM_KEY_SECRET,
      dataKeys: env.DATA_KEYS_SECRET,
    });
  });
}
