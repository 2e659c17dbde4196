import { randomUUID } from 'node:crypto';
import type { HttpEdge } from '../lambda/http.ts';
import { jsonLog } from '../lambda/log.ts';
import { tokenVerifier } from '../lambda/token-verifier.ts';

/** The HTTP edge of a function on AWS: tokens of the configured issuer, random ids, one JSON line per log entry. */
export function httpEdge(
  env: { readonly ISSUER: string; readonly AUDIENCE: string; readonly JWKS_URI: string },
  ready?: () => Promise<void>,
): HttpEdge {
  const settings = { issuer: env.ISSUER, audience: env.AUDIENCE, jwksUri: env.JWKS_URI };
  const verify = tokenVerifier(settings, () => Date.now());
  return { verify, newId: randomUUID, log: jsonLog, ...(ready && { ready }) };
}
