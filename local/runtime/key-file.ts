import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';

const KEY_BYTES = 32;
/** In base64. */
const Key = z.string().check(z.refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES));

const KeyFile = z.object({
  pseudonymKey: Key,
  dataKeys: z.array(z.object({ keyId: z.string(), key: Key })).check(z.minLength(1)),
});

/** Reads the key file, or makes it on the first start, readable by its owner only. */
export function openKeyFile(path: string): KeyMaterial {
  if (!existsSync(path)) makeKeyFile(path);
  return readKeyFile(path);
}

/** Makes new keys; throws where the file is there already. */
export function makeKeyFile(path: string): void {
  writeFileSync(path, JSON.stringify(newKeys(), null, 2), { mode: 0o600, flag: 'wx' });
}

/** Throws where there is none, and makes nothing. */
export function readKeyFile(path: string): KeyMaterial {
  const text = readFileSync(path, 'utf8');
  const { pseudonymKey, dataKeys } = parsed(text);
  return {
    pseudonymKey: Buffer.from(pseudonymKey, 'base64'),
    dataKeys: dataKeys.map(({ keyId, key }) => ({ keyId, key: Buffer.from(key, 'base64') })),
  };
}

/** What a file of these keys holds. */
export function keyFileText({ pseudonymKey, dataKeys }: KeyMaterial): string {
  const written = {
    pseudonymKey: Buffer.from(pseudonymKey).toString('base64'),
    dataKeys: dataKeys.map(({ keyId, key }) => ({ keyId, key: Buffer.from(key).toString('base64') })),
  } satisfies z.infer<typeof KeyFile>;
  return JSON.stringify(written, null, 2);
}

/** The same keys with a new data key, which seals from now on; those before open. */
export function withNewDataKey({ pseudonymKey, dataKeys }: KeyMaterial): KeyMaterial {
  const taken = new Set(dataKeys.map(({ keyId }) => keyId));
  let n = dataKeys.length + 1;
  while (taken.has(`k${n}`)) n += 1;
  return { pseudonymKey, dataKeys: [...dataKeys, { keyId: `k${n}`, key: randomBytes(KEY_BYTES) }] };
}

/** What is wrong is said without what was read: a parser's message may quote a key. */
function parsed(text: string): z.infer<typeof KeyFile> {
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    throw new Error('it is no key file');
  }
}

function newKeys(): z.infer<typeof KeyFile> {
  const key = (): string => randomBytes(KEY_BYTES).toString('base64');
  return { pseudonymKey: key(), dataKeys: [{ keyId: 'k1', key: key() }] };
}
