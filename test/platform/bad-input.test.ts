import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinCounties } from '../../local/demo/run.ts';
import { router } from '../../local/runtime/router.ts';
import { httpServer } from '../../local/runtime/server.ts';
import { openSandbox, type Sandbox } from '../../local/sandbox.ts';
import { clerk, inflowBody } from './small-world.ts';

const OFFICE = '330106009';
const folder = mkdtempSync(join(tmpdir(), 'yipan-bad-'));
let sandbox: Sandbox;
let at = '';
let token = '';
const failures: string[] = [];
let server: ReturnType<typeof httpServer>;

beforeAll(async () => {
  sandbox = await openSandbox(folder, (code) => failures.push(code));
  await joinCounties(sandbox, new Set(), '2000-01-01');
  token = await sandbox.issuer.mint(clerk(OFFICE));
  server = httpServer({
    find: router(sandbox.routes),
    engine: sandbox.engine,
    afterWrite: () => {},
    page: () => undefined,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

let key = 0;
async function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const response = await fetch(`${at}/movements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': `bad-${++key}`, ...headers },
    body,
  });
  const problem = (await response.json()) as { type: string; status: number; title: string };
  return { status: response.status, problem, type: response.headers.get('content-type') };
}
const stored = async (): Promise<number> =>
  (await sandbox.stores.movements.scan({ limit: 1_000 })).movements.length;

const person = (changes: object): object => ({ ...inflowBody(OFFICE, '2026-03-01').person, ...changes });

describe('over real HTTP, with real tokens', () => {
  it.each([
    ['malformed JSON', '{"kind":', 400, 'malformed-json'],
    ['no body', '', 400, 'malformed-json'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22]), 400, 'malformed-utf8'],
    ['a body of 1 MB', JSON.stringify({ kind: 'x'.repeat(1_000_000) }), 413, 'body-too-large'],
    ['deep nesting', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 400, 'body-too-deep'],
    ['a list', '[]', 422, 'invalid-request'],
    ['half a character', '{"kind":"\\ud83d"}', 400, 'malformed-utf8'],
    ['half a character in a key', '{"\\uDE00":1}', 400, 'malformed-utf8'],
    ['a backslash that is none of them', '{"kind":"\\\\ud83d"}', 422, 'invalid-request'],
    ['a byte order mark and nothing', '\ufeff', 400, 'malformed-json'],
    [
      'deep nesting in a string is no nesting',
      JSON.stringify({ kind: '['.repeat(500) }),
      422,
      'invalid-request',
    ],
    ['a number without end', '{"corrects":1e999}', 422, 'invalid-request'],
    ['a prototype as a field', '{"__proto__":{"kind":"inflow"}}', 422, 'invalid-request'],
  ])('%s is refused with its own name', async (_, body, status, name) => {
    const answer = await post(body);
    expect([answer.status, answer.problem.type, answer.problem.status]).toEqual([
      status,
      `/problems/${name}`,
      status,
    ]);
    expect(answer.type).toContain('application/problem+json');
  });

  it.each([
    ['a date that does not exist', { happenedOn: '2026-02-30' }, 'invalid-request'],
    ['a year of another calendar', { happenedOn: '0115-03-01' }, 'invalid-request'],
    ['a code of the wrong length', { household: { division: '4115' } }, 'invalid-request'],
    ['an unknown field', { marker: 1 }, 'invalid-request'],
    ['the year of the Republic', { happenedOn: '民国115年3月1日' }, 'invalid-request'],
    ['slashes in a date', { happenedOn: '2026/1/1' }, 'invalid-request'],
    ['full-width digits in a date', { happenedOn: '２０２６-０３-０１' }, 'invalid-request'],
    ['a date of the lunar calendar', { happenedOn: '2026-02-30' }, 'invalid-request'],
    ['full-width digits in a code', { household: { division: '４１１５２５' } }, 'invalid-request'],
    ['a code with a space', { household: { division: '411525 ' } }, 'invalid-request'],
    ['a number for a code', { household: { division: 411525 } }, 'invalid-request'],
    ['a number beyond 2^53', { corrects: 2 ** 53 + 2 }, 'invalid-request'],
    [
      'a character of the private use area in a name',
      { person: person({ name: '测\ue000' }) },
      'name-invalid',
    ],
    ['a name of nothing but spaces', { person: person({ name: '　 ' }) }, 'name-invalid'],
    ['Han and Latin in one name', { person: person({ name: '测试A' }) }, 'name-invalid'],
    [
      'a number of 17 digits',
      { person: person({ document: { kind: 'resident-id', number: '10000019000101001' } }) },
      'id-number-length',
    ],
    [
      'a birth date that does not exist',
      { person: person({ document: { kind: 'resident-id', number: '100000190002300014' } }) },
      'id-number-birth-date',
    ],
    ['a telephone that is none', { person: person({ phone: '12345' }) }, 'phone-invalid'],
    [
      'a wrong check digit',
      { person: { name: '测试甲', document: { kind: 'resident-id', number: '100000190001010011' } } },
      'id-number-check-digit',
    ],
    [
      'an abolished division',
      { residence: { division: '330103002', dwelling: 'rented' } },
      'division-abolished',
    ],
    [
      'a division that is not yet there',
      { happenedOn: '2021-04-08', household: { division: '330114' } },
      'division-not-yet-valid',
    ],
  ])('%s', async (_, changes, name) => {
    const before = await stored();
    const body = JSON.stringify({ ...inflowBody(OFFICE, '2026-03-01', '411525'), ...changes });
    const answer = await post(body);
    expect([answer.status, answer.problem.type]).toEqual([422, `/problems/${name}`]);
    expect(answer.problem.title).toMatch(/[\u4e00-\u9fff]/);
    const english = await post(body, { 'accept-language': 'en' });
    expect([english.status, english.problem.type]).toEqual([422, `/problems/${name}`]);
    expect(english.problem.title).toMatch(/^[A-Z]/);
    expect(await stored()).toBe(before);
  });

  it('a household written down under an abolished code goes to the division that carries it on', async () => {
    const body = inflowBody(OFFICE, '2026-03-01', '330104009', 78); // 白杨街道 of 江干, since 2021 of 钱塘
    const answer = await post(JSON.stringify(body));
    expect([answer.status, answer.problem.type]).toEqual([201, undefined]);
    await sandbox.pumps.settle();
    const { notices } = await sandbox.stores.notices.box('inbox', { divisions: ['330114002'], limit: 10 });
    expect(notices.map(({ receiver, holder }) => [receiver, holder])).toEqual([['330104009', '330114002']]);
  });

  it('names with rare characters are welcome', async () => {
    const body = inflowBody(OFFICE, '2026-03-01', '411525', 77);
    for (const name of ['𠮷测试', '阿布都·买买提']) {
      const { status } = await post(JSON.stringify({ ...body, person: { ...body.person, name } }), {});
      expect([201, 409]).toContain(status);
    }
  });

  it('forged, foreign and expired tokens are 401, whatever they claim', async () => {
    const [head, claims] = token.split('.');
    const key = new TextEncoder().encode('a secret of somebody else, long enough');
    const foreign = await new SignJWT({ role: 'clerk', divisions: [OFFICE] })
      .setProtectedHeader({ alg: 'HS256', kid: 'sandbox' })
      .setSubject('x')
      .setExpirationTime('1h')
      .sign(key);
    const widened = Buffer.from(JSON.stringify({ sub: 'x', role: 'operator', divisions: ['33'] })).toString(
      'base64url',
    );
    for (const bad of [
      'nonsense',
      foreign,
      `${head}.${claims}.AAAA`,
      `${head}.${widened}.${token.split('.')[2]}`,
    ]) {
      const { status, problem } = await post('{}', { authorization: `Bearer ${bad}` });
      expect([status, problem.type]).toEqual([401, '/problems/token-invalid']);
    }
  });

  it('a token of another issuer, for others, expired, unsigned, or signed with what is public is 401', async () => {
    const jwk = JSON.parse(readFileSync(join(folder, 'issuer.json'), 'utf8')) as JWK;
    const own = await importJWK(jwk, 'RS256');
    const { privateKey: others } = await generateKeyPair('RS256');
    const { kty, n, e } = jwk;
    const asPem = createPublicKey({ key: { kty, n, e } as JsonWebKey, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const { issuer, audience } = sandbox.issuer.settings;
    const now = Math.floor(Date.now() / 1000);
    const right = {
      sub: 'x',
      role: 'clerk',
      divisions: [OFFICE],
      iss: issuer,
      aud: audience,
      iat: now,
      exp: now + 600,
    };
    const { exp: _, ...endless } = right;
    const signed = (claims: JWTPayload, alg = 'RS256', key: Parameters<SignJWT['sign']>[0] = own) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid: 'sandbox' }).sign(key);
    const base64 = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const status = async (bearer: string) => {
      const { status: code, problem } = await post('{}', { authorization: `Bearer ${bearer}` });
      return [code, problem.type];
    };
    // The same claims, rightly signed, get past the door: what is refused below is refused for its one difference.
    expect(await status(await signed(right))).toEqual([422, '/problems/invalid-request']);
    const bad = {
      'another issuer': await signed({ ...right, iss: 'https://elsewhere.invalid' }),
      'for others': await signed({ ...right, aud: 'another' }),
      expired: await signed({ ...right, exp: now - 60 }),
      'not yet': await signed({ ...right, nbf: now + 600 }),
      'another key': await signed(right, 'RS256', others),
      'signed with the public key as a secret': await signed(
        right,
        'HS256',
        new TextEncoder().encode(String(asPem)),
      ),
      'alg none': `${base64({ alg: 'none', kid: 'sandbox' })}.${base64(right)}.`,
      'no role': await signed({ ...right, role: undefined }),
      'a role that is none': await signed({ ...right, role: 'root' }),
      'a division that is no code': await signed({ ...right, divisions: ['33%'] }),
      'no expiry': await signed(endless),
    };
    for (const [what, bearer] of Object.entries(bad))
      expect([what, ...(await status(bearer))]).toEqual([what, 401, '/problems/token-invalid']);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one with a space', 'a b'],
    ['one beyond ASCII', 'clé'],
    ['one that is too long', 'x'.repeat(65)],
  ])('Idempotency-Key: %s is refused', async (_, odd) => {
    const response = await fetch(`${at}/movements`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...(odd !== undefined && { 'idempotency-key': odd }) },
      body: JSON.stringify(inflowBody(OFFICE, '2026-03-01', '411525', 300)),
    });
    const { type } = (await response.json()) as { type: string };
    expect([response.status, type]).toEqual([400, '/problems/idempotency-key-missing']);
  });

  it('a family with one mistake leaves nothing of the others', async () => {
    const before = await stored();
    const good = inflowBody(OFFICE, '2026-03-01', '411525', 310);
    const wrong = person({ document: { kind: 'resident-id', number: '100000190001010011' } });
    const together = [inflowBody(OFFICE, '2026-03-01', '411525', 311).person, wrong];
    const answer = await post(JSON.stringify({ ...good, together }));
    expect([answer.status, answer.problem.type]).toEqual([422, '/problems/id-number-check-digit']);
    expect(answer.problem).toMatchObject({ pointer: '/together/1/document/number' });
    expect(await stored()).toBe(before);
  });

  it.each([
    ['not base64', '%%%'],
    ['not JSON', Buffer.from('{').toString('base64url')],
    ['null', Buffer.from('null').toString('base64url')],
    ['of wrong types', Buffer.from('{"sort":1,"noticeId":[]}').toString('base64url')],
    ['of another list', Buffer.from('{"division":"3","personId":"x"}').toString('base64url')],
  ])('a cursor that is %s is refused', async (_, cursor) => {
    const asked = `${at}/divisions/${OFFICE}/inbox?cursor=${encodeURIComponent(cursor)}`;
    const response = await fetch(asked, { headers: { authorization: `Bearer ${token}` } });
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { type: '/problems/invalid-request' },
    ]);
  });

  it.each(['2026-02-30', '2026-13-01', '2026/3/1', '1450-01-01'])(
    '%s is no day to ask about',
    async (day) => {
      for (const path of [
        `/divisions/${OFFICE}/movements?from=${day}&to=${day}`,
        `/divisions/${OFFICE}?on=${day}`,
      ]) {
        const response = await fetch(at + path, { headers: { authorization: `Bearer ${token}` } });
        expect([path, response.status]).toEqual([path, 422]);
      }
    },
  );

  it('batches of none and of 201 rows are refused whole, 200 bad ones row by row', async () => {
    const before = await stored();
    const batch = async (rows: number) => {
      const response = await fetch(`${at}/movements/batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': `rows-${rows}` },
        body: JSON.stringify({ rows: Array.from({ length: rows }, () => ({ kind: 'inflow' })) }),
      });
      return { status: response.status, body: (await response.json()) as { rows?: { status: number }[] } };
    };
    expect([(await batch(0)).status, (await batch(201)).status]).toEqual([422, 422]);
    const { rows = [] } = (await batch(200)).body;
    expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, () => 422));
    expect(await stored()).toBe(before);
  });

  it('of a field said twice the last counts, as everywhere in JSON', async () => {
    const { status, problem } = await post('{"kind":"inflow","kind":"nonsense"}');
    expect([status, problem.type]).toEqual([422, '/problems/invalid-request']);
  });

  it('speaks Chinese, and English to those who ask', async () => {
    expect((await post('{')).problem.title).toContain('JSON，');
    expect((await post('{', { 'accept-language': 'en-GB,en;q=0.9' })).problem.title).toContain(
      'not valid JSON',
    );
  });

  it('whatever JSON comes, it is refused by name and leaves nothing', async () => {
    const before = await stored();
    const template = inflowBody(OFFICE, '2026-03-01', '411525', 500);
    const broken = fc
      .tuple(fc.constantFrom(...Object.keys(template)), fc.jsonValue())
      .map(([field, value]) => ({ ...template, [field]: value }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), broken), async (body) => {
        const { status, problem } = await post(JSON.stringify(body));
        expect([400, 409, 422]).toContain(status);
        expect(problem.type).toMatch(/^\/problems\/[a-z-]+$/);
      }),
      { numRuns: 200 },
    );
    expect(await stored()).toBe(before);
    expect(failures).toEqual([]);
  });
});
