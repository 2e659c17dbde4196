import { once } from 'node:events';
import { createServer, globalAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createListOutages } from '../../functions/http/list-outages.ts';
import type { HttpHandler } from '../../shared/lambda/http.ts';
import { type IssuerSettings, tokenVerifier } from '../../shared/lambda/token-verifier.ts';
import { freePort } from './free-port.ts';
import { selfSigned } from './self-signed.ts';

const AUDIENCE = 'yipan';
const LATER = [503, '/problems/try-again-later', ['request-failed NoIssuerKeys']];
const INVALID = [401, '/problems/token-invalid', []];

const pair = await generateKeyPair('RS256');
const stranger = await generateKeyPair('RS256');
const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'here', alg: 'RS256', use: 'sig' }] };
/** What the issuer's address answers next: a status and a body. */
let published: readonly [number, string] = [200, JSON.stringify(jwks)];
const server = createServer(selfSigned(), (_, response) => {
  const [status, body] = published;
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
});
let issuer = '';

beforeAll(async () => {
  const { key, cert } = selfSigned();
  server.setSecureContext({ key, cert });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  globalAgent.options.ca = cert;
  issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  delete globalAgent.options.ca;
  globalAgent.destroy();
  server.close();
});

const tokenBy = (key: typeof pair.privateKey, kid: string): Promise<string> =>
  new SignJWT({ role: 'operator', divisions: [] })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setSubject('o')
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(key);

/** An operation that verifies by these settings: asked with a token, it answers status, problem and what it logged. */
function operationWith(settings: Partial<IssuerSettings>) {
  const logged: string[] = [];
  const verify = tokenVerifier({ issuer, audience: AUDIENCE, ...settings }, Date.now);
  const handler: HttpHandler = createListOutages(
    { outages: { all: async () => [], append: async () => 'appended' } },
    { verify, newId: () => 'r', log: (code, fields) => logged.push(`${code} ${String(fields?.['cause'])}`) },
  );
  return async (token: string) => {
    const event = { headers: { authorization: `Bearer ${token}` } } as unknown as Parameters<HttpHandler>[0];
    const { statusCode, body = '' } = await handler(event);
    return [statusCode, (JSON.parse(body) as { type?: string }).type, logged.splice(0)];
  };
}

describe('a token whose issuer’s keys cannot be had', () => {
  it('is no wrong token: an address that does not answer is a matter for later', async () => {
    const ask = operationWith({ jwksUri: `https://localhost:${await freePort()}/keys` });
    expect(await ask(await tokenBy(pair.privateKey, 'here'))).toEqual(LATER);
    // What is no token at all needs no keys to be told so.
    expect(await ask('a.b.c')).toEqual(INVALID);
  });

  it.each([
    ['an error', [500, '{}']],
    ['a page', [200, '<html>sign in</html>']],
    ['JSON without keys', [200, '{}']],
    ['a key without a kind', [200, '{"keys":[{"kid":"here"}]}']],
  ] as const)('is good as soon as they come after %s', async (_, answer) => {
    const ask = operationWith({ jwksUri: `${issuer}/keys` });
    const token = await tokenBy(pair.privateKey, 'here');
    published = answer;
    expect(await ask(token)).toEqual(LATER);
    published = [200, JSON.stringify(jwks)];
    expect(await ask(token)).toEqual([200, undefined, []]);
  });
});

describe('a wrong token', () => {
  it('stays one: by another key, or by one that the issuer does not have, however often it comes', async () => {
    published = [200, JSON.stringify(jwks)];
    const ask = operationWith({ jwksUri: `${issuer}/keys` });
    expect(await ask(await tokenBy(stranger.privateKey, 'here'))).toEqual(INVALID);
    const unknown = await tokenBy(stranger.privateKey, 'elsewhere');
    for (let i = 0; i < 2; i++) expect(await ask(unknown)).toEqual(INVALID);
  });

  it('stays one where all keys are known beforehand', async () => {
    const known = jwks as unknown as NonNullable<IssuerSettings['jwks']>;
    const ask = operationWith({ jwks: known, jwksUri: `https://localhost:${await freePort()}/keys` });
    expect(await ask(await tokenBy(stranger.privateKey, 'elsewhere'))).toEqual(INVALID);
    expect(await ask(await tokenBy(pair.privateKey, 'here'))).toEqual([200, undefined, []]);
  });
});
