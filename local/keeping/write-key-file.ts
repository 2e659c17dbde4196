import { closeSync, fchownSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { keyFileText, readKeyFile } from '../runtime/key-file.ts';
import { makeDurable } from './durable.ts';

/**
 * Puts other keys in the place of a key file, in one step: whoever reads it finds the old one or the new one, whole. It is on disk and
 * was read again before the old one goes. Throws where that cannot be, and the old one is as it was.
 */
export function replaceKeyFile(path: string, keys: KeyMaterial): void {
  const next = `${path}.next`;
  const { uid, gid } = statSync(path);
  try {
    rmSync(next, { force: true });
    const fd = openSync(next, 'wx', 0o600);
    try {
      if (process.getuid?.() === 0) fchownSync(fd, uid, gid);
      const bytes = Buffer.from(keyFileText(keys));
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (!isDeepStrictEqual(readKeyFile(next), keys))
      throw new Error('读回不同 it reads back as something else');
    renameSync(next, path);
  } catch (cause) {
    rmSync(next, { force: true });
    throw cause;
  }
  makeDurable(dirname(path));
}
