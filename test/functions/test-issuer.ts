import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { selfSigned } from './self-signed.ts';

/** An OIDC issuer as functions see one: keys over HTTPS, from a server that those trust who trust `certificate`. */
export async function startIssuer(folder: string) {
  const { key, cert } = selfSigned();
  const certificate = join(folder, 'issuer.pem');
  writeFileSync(certificate, cert);
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }] };
  const server = createServer({ key, cert }, (_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
  const audience = 'yipan';
  return {
    issuer,
    audience,
    jwksUri: `${issuer}/keys`,
    certificate,
    mint: ({ subject, role, divisions }: Caller) =>
      new SignJWT({ role, divisions })
        .setProtectedHeader({ alg: 'RS256', kid: 'test' })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
    stop: () => server.close(),
  };
}
