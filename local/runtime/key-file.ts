import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';

interface KeyFile {
  readonly pseudonymKey: string;
  readonly dataKeys: readonly { readonly keyId: string; readonly key: string }[];
}

/** Reads the key file, or makes it on the first start, readable by its owner only. */
export function openKeyFile(path: string): KeyMaterial {
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(newKeys(), null, 2), { mode: 0o600, flag: 'wx' });
  const { pseudonymKey, dataKeys } = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
  return {
    pseudonymKey: Buffer.from(pseudonymKey, 'base64'),
    dataKeys: dataKeys.map(({ keyId, key }) => ({ keyId, key: Buffer.from(key, 'base64') })),
  };
}

function newKeys(): KeyFile {
  const key = (): string => randomBytes(32).toString('base64');
  return { pseudonymKey: key(), dataKeys: [{ keyId: 'k1', key: key() }] };
}
