import { createHash } from 'node:crypto';

/** The digest of a text as the assessments use it (`Digest`): SHA-256 in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
