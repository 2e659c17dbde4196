import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { SignJWT } from 'jose';
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

describe('over real HTTP, with real tokens', () => {
  it.each([
    ['malformed JSON', '{"kind":', 400, 'malformed-json'],
    ['no body', '', 400, 'malformed-json'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22]), 400, 'malformed-utf8'],
    ['a body of 1 MB', JSON.stringify({ kind: 'x'.repeat(1_000_000) }), 413, 'body-too-large'],
    ['deep nesting', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 400, 'body-too-deep'],
    ['a list', '[]', 422, 'invalid-request'],
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
    const answer = await post(JSON.stringify({ ...inflowBody(OFFICE, '2026-03-01', '411525'), ...changes }));
    expect([answer.status, answer.problem.type]).toEqual([422, `/problems/${name}`]);
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
