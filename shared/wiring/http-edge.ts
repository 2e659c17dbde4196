import { randomUUID } from 'node:crypto';
import type { HttpEdge } from '../lambda/http.ts';
import { jsonLog } from '../lambda/log.ts';
import { once } from './once.ts';

/**
 * The HTTP edge of a function on AWS: tokens of the configured issuer, random ids, one JSON line per log entry. The
 * verifier is loaded with the first token, which waits for the issuer's keys anyway.
 */
export function httpEdge(
  env: { readonly ISSUER: string; readonly AUDIENCE: string; readonly JWKS_URI: string },
  ready?: () => Promise<void>,
): HttpEdge {
  const verifier = once(async () => {
    const { tokenVerifier } = await import('../lambda/token-verifier.ts');
    const settings = { issuer: env.ISSUER, audience: env.AUDIENCE, jwksUri: env.JWKS_URI };
    return tokenVerifier(settings, () => Date.now());
  });
  const verify: HttpEdge['verify'] = async (token) => (await verifier())(token);
  return { verify, newId: randomUUID, log: jsonLog, ...(ready && { ready }) };
}
