import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { checkSecretFile } from '../serve/secret-file.ts';

const AUDIENCE = 'yipan';
const ALGORITHM = 'ES256';

const KeyFile = z.strictObject({
  issuer: z.string(),
  key: z.looseObject({ kty: z.literal('EC'), x: z.string(), y: z.string(), d: z.string(), kid: z.string() }),
});

/** What a token of a local account says. */
export interface TokenClaims {
  readonly session: string;
  readonly account: string;
  /** Absent where the account only administers accounts. */
  readonly role?: string | undefined;
  readonly divisions: readonly string[];
  /** Milliseconds of the epoch. */
  readonly issuedAt: number;
  readonly endsAt: number;
}

export interface TokenSigner {
  /** As tokens say it in `iss`. */
  readonly issuer: string;
  /** Public keys for whoever wants to check a token (RFC 7517). */
  readonly publicKeys: { readonly keys: readonly JWK[] };
  sign(claims: TokenClaims): Promise<string>;
  /** Undefined for what this installation did not sign, or is over. */
  verify(token: string): Promise<TokenClaims | undefined>;
}

/** The key file of the installation's own tokens, made on the first start. To lose it, or to remove it, ends all sessions and nothing else. */
export async function openTokenSigner(path: string, systemNow: () => number): Promise<TokenSigner> {
  if (!existsSync(path)) {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALGORITHM, use: 'sig' };
    const made = { issuer: `urn:uuid:${randomUUID()}`, key };
    writeFileSync(path, JSON.stringify(made, null, 2), { mode: 0o600, flag: 'wx' });
  }
  checkSecretFile(path);
  const { issuer, key } = parsed(readFileSync(path, 'utf8'));
  const { kty, x, y, kid } = key;
  const open = { kty, crv: 'P-256', x, y, kid, alg: ALGORITHM, use: 'sig' };
  const secret = await importJWK(key as unknown as JWK, ALGORITHM);
  const known = await importJWK(open, ALGORITHM);
  return {
    issuer,
    publicKeys: { keys: [open] },
    sign: ({ session, account, role, divisions, issuedAt, endsAt }) =>
      new SignJWT({ sid: session, divisions, ...(role !== undefined && { role }) })
        .setProtectedHeader({ alg: ALGORITHM, kid })
        .setSubject(account)
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setIssuedAt(Math.floor(issuedAt / 1000))
        .setExpirationTime(Math.ceil(endsAt / 1000))
        .sign(secret),
    async verify(token) {
      const options = {
        issuer,
        audience: AUDIENCE,
        algorithms: [ALGORITHM],
        currentDate: new Date(systemNow()),
      };
      const claims = await jwtVerify(token, known, options).then(
        ({ payload }) => Claims.safeParse(payload).data,
        () => undefined,
      );
      return (
        claims && {
          session: claims.sid,
          account: claims.sub,
          role: claims.role,
          divisions: claims.divisions,
          issuedAt: claims.iat * 1000,
          endsAt: claims.exp * 1000,
        }
      );
    },
  };
}

const Claims = z.object({
  sid: z.string(),
  sub: z.string(),
  role: z.optional(z.string()),
  divisions: z.array(z.string()),
  iat: z.number(),
  exp: z.number(),
});

/** What is wrong is said without what was read: a parser's message may quote a key. */
function parsed(text: string): z.infer<typeof KeyFile> {
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    throw new Error('不是本机令牌的密钥文件 it is no key file of tokens');
  }
}
