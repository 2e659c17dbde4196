import { decodeJwt } from 'jose';
import { tokenVerifier, type VerifyToken } from '../../shared/lambda/token-verifier.ts';
import type { Configuration } from './configuration/configuration.ts';

/** Who vouches for callers: the verifier of each issuer by its name, as tokens say it in `iss`. */
export type TokenIssuers = Readonly<Record<string, VerifyToken>>;

/** The OIDC issuers of the configuration. Their keys are fetched with the first token, and again when a token names a new one. */
export function oidcIssuers(settings: Configuration['issuers'], systemNow: () => number): TokenIssuers {
  return Object.fromEntries(
    settings.map(({ issuer, audience, keys }) => [
      issuer,
      tokenVerifier({ issuer, audience, ...(keys !== undefined && { jwksUri: keys }) }, systemNow),
    ]),
  );
}

/** Verifies a token by the issuer that it names; a token of any other is nobody's. */
export function verifyByIssuer(issuers: TokenIssuers): VerifyToken {
  return async (token) => {
    const issuer = issuerIn(token);
    if (issuer === undefined || !Object.hasOwn(issuers, issuer)) return undefined;
    return await issuers[issuer]?.(token);
  };
}

function issuerIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined; // it is no token
  }
}
