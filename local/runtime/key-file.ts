import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';

/** 32 bytes in base64. */
const Key = z.string().check(z.refine((text) => Buffer.from(text, 'base64').length === 32));

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

/** What is wrong is said without what was read: a parser's message may quote a key. */
function parsed(text: string): z.infer<typeof KeyFile> {
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    throw new Error('it is no key file');
  }
}

function newKeys(): z.infer<typeof KeyFile> {
  const key = (): string => randomBytes(32).toString('base64');
  return { pseudonymKey: key(), dataKeys: [{ keyId: 'k1', key: key() }] };
}
