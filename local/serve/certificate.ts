import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { opening } from '../runtime/opening.ts';
import type { Configuration } from './configuration/configuration.ts';
import { checkSecretFile } from './secret-file.ts';

/** A certificate with its key, as read. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Milliseconds of the epoch. */
  readonly validUntil: number;
}

/** Reads both files and puts them together. Throws a sentence where one cannot be read, they do not fit or it has ended. */
export function readCertificate(
  { certificate, key }: NonNullable<Configuration['tls']>,
  systemNow: () => number,
): Certificate {
  const read = opening(
    `证书不能用 the certificate ${certificate} with the key ${key} cannot be used`,
    '请检查 [tls] Check [tls].',
    () => {
      checkSecretFile(key);
      const pair = { cert: readFileSync(certificate), key: readFileSync(key) };
      createSecureContext(pair);
      return { ...pair, validUntil: Date.parse(new X509Certificate(pair.cert).validTo) };
    },
  );
  if (read.validUntil < systemNow())
    throw new Error(
      `证书已过期 the certificate ${certificate} ended on ${new Date(read.validUntil).toISOString()}. 请更换 Put a new one in its place.`,
    );
  return read;
}
