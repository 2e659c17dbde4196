import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, JwkValidationError } from 'aws-jwt-verify/error';
import { Caller } from '../domain/caller/caller.ts';

/**
 * Turns a bearer token into who is asking; undefined for whatever is not a valid token of the issuer. Throws where the
 * issuer's keys cannot be had: nothing is known about the token then, and nobody must be told to sign in again.
 */
export type VerifyToken = (token: string) => Promise<Caller | undefined>;

export interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri?: string;
  /** Keys known beforehand: the development issuer, which has no HTTPS address. */
  readonly jwks?: Parameters<ReturnType<typeof verifierOf>['cacheJwks']>[0];
}

/** As many tokens as a county has people at work at once; a verified token is good until it expires. */
const CACHED_TOKENS = 10_000;

export function tokenVerifier(settings: IssuerSettings, systemNow: () => number): VerifyToken {
  const verifier = verifierOf(settings);
  if (settings.jwks) verifier.cacheJwks(settings.jwks);
  const known = new Map<string, { readonly caller: Caller; readonly until: number }>();
  return async (token) => {
    const hit = known.get(token);
    if (hit && hit.until > systemNow()) return hit.caller;
    known.delete(token);
    const claims = await verifier.verify(token).catch((cause: unknown) => {
      // Keys known beforehand are all there are: a token that asks for another one is nobody's.
      if (!settings.jwks && isLackOfKeys(cause)) throw new NoIssuerKeys();
    });
    // The library lets a token without an end pass; the gateway's authorizer asks for one.
    if (claims?.exp === undefined) return undefined;
    const { success, data: caller } = Caller.safeParse({
      subject: claims.sub,
      role: claims['role'],
      divisions: claims['divisions'],
    });
    if (!success) return undefined;
    if (known.size >= CACHED_TOKENS) known.clear();
    known.set(token, { caller, until: claims.exp * 1000 });
    return caller;
  };
}

function verifierOf({ issuer, audience, jwksUri }: IssuerSettings) {
  return JwtVerifier.create({ issuer, audience, ...(jwksUri && { jwksUri }) });
}

/** In the log: the library's own errors are all named Error. */
class NoIssuerKeys extends Error {
  override readonly name = 'NoIssuerKeys';
}

/**
 * The issuer's keys did not come, or what came are no keys. A key that is not among them, and the pause after asking for
 * it, are no lack: they are the token's fault.
 */
function isLackOfKeys(cause: unknown): boolean {
  return (
    cause instanceof FetchError || cause instanceof JwksValidationError || cause instanceof JwkValidationError
  );
}
