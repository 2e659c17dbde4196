import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { IssuerSettings } from '../../shared/lambda/token-verifier.ts';

/** For the sandbox only: `yipan serve` refuses it. */
export const DEVELOPMENT_ISSUER = 'https://sandbox.yipan.invalid';
const AUDIENCE = 'yipan';
export const TOKEN_LIFE_SECONDS = 12 * 3600;

export interface DevelopmentIssuer {
  readonly settings: IssuerSettings;
  mint(caller: Caller): Promise<string>;
}

/** An issuer of tokens for trying things out, with a key pair of its own in the data folder. */
export async function openDevelopmentIssuer(path: string): Promise<DevelopmentIssuer> {
  if (!existsSync(path)) {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: 'sandbox', alg: 'RS256', use: 'sig' };
    writeFileSync(path, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' });
  }
  const jwk = JSON.parse(readFileSync(path, 'utf8')) as JWK & { kid: string };
  const key = await importJWK(jwk, 'RS256');
  const { kty, n, e, kid, alg, use } = jwk;
  return {
    settings: {
      issuer: DEVELOPMENT_ISSUER,
      audience: AUDIENCE,
      jwks: {
        keys: [{ kty: kty ?? 'RSA', n: n ?? '', e: e ?? '', kid, alg: alg ?? 'RS256', use: use ?? 'sig' }],
      },
    },
    mint: ({ subject, role, divisions }) =>
      new SignJWT({ role, divisions })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setSubject(subject)
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${TOKEN_LIFE_SECONDS}s`)
        .sign(key),
  };
}
