import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initCommand } from '../../local/serve/init.ts';
import { selfSigned } from '../functions/self-signed.ts';
import { startIssuer } from '../functions/test-issuer.ts';
import { clerk, inflowBody } from '../platform/small-world.ts';
import { call, type Served, startServe, YIPAN } from './served.ts';

const OFFICE = '330106009';
const HOUSEHOLD = '411525001';
const folder = mkdtempSync(join(tmpdir(), 'yipan-accounts-'));
const config = join(folder, 'yipan.toml');
const certificate = join(folder, 'tls.crt');
const PASSWORD = 'Lantern-Orchid-42';
let served: Served;
let issuer: Awaited<ReturnType<typeof startIssuer>>;

const ask = (method: string, path: string, more: Parameters<typeof call>[3] = {}) =>
  call(served, method, path, { ca: certificate, ...more });
const secrets = new Map<string, string>();
/** The code of now, or of the step after it. */
const code = (name: string, ahead = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secrets.get(name) ?? '') }).generate({
    timestamp: Date.now() + ahead * 30_000,
  });

/** A command of a person at a desk of their own, who types answers as questions come. */
function command(
  who: string,
  args: readonly string[],
  answers: (said: string) => string | undefined = () => undefined,
): Promise<{ code: number | null; said: string }> {
  const env = { PATH: '', HOME: join(folder, who), NODE_EXTRA_CA_CERTS: certificate, YIPAN_CONFIG: config };
  const child = spawn(process.execPath, [YIPAN, ...args], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const answer = text.endsWith(': ') ? answers(said) : undefined;
      if (answer !== undefined) child.stdin.write(`${answer}\n`);
    });
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ code: status, said }));
  });
}

/** The first sign-in on the command line: temporary password, secret into the authenticator, own password, code. */
function firstSignIn(name: string, temporary: string): Promise<{ code: number | null; said: string }> {
  const url = `https://localhost:${served.port}`;
  return command(name, ['session', 'sign-in', '--name', name, '--url', url], (said) => {
    if (said.endsWith('next code of the authenticator: ')) {
      secrets.set(name, /type the secret in: ([A-Z2-7]+)/.exec(said)?.[1] ?? '');
      return code(name);
    }
    if (said.endsWith('first sign-in): ')) return '';
    return /(characters\)|again): $/.test(said) ? PASSWORD : temporary;
  });
}

const temporaryIn = (said: string): string => /"temporaryPassword": "(\S+)"/.exec(said)?.[1] ?? said;
const accountIn = (said: string): string => /acct-[a-z2-9]+/.exec(said)?.[0] ?? said;
const tokenOf = (name: string): string =>
  (
    JSON.parse(readFileSync(join(folder, name, '.local/state/yipan/session.json'), 'utf8')) as {
      token: string;
    }
  ).token;

beforeAll(async () => {
  const { key, cert } = selfSigned();
  writeFileSync(certificate, cert);
  writeFileSync(join(folder, 'tls.key'), key, { mode: 0o600 });
  const tls = ['--certificate', certificate, '--certificate-key', join(folder, 'tls.key')];
  initCommand(['--config', config, '--port', '0', ...tls]);
  issuer = await startIssuer(folder);
});
afterAll(async () => {
  served.child.kill('SIGKILL');
  await served.ended;
  issuer.stop();
  rmSync(folder, { recursive: true });
});

describe('an installation with local accounts', { timeout: 180_000 }, () => {
  let lihua: string;
  let wangfang: string;
  let noticeId: string;

  it('begins with a first administrator by a command, while it stands still', async () => {
    const first = await command('machine', [
      'account',
      'first-administrator',
      'root',
      '--display-name',
      '管理员',
    ]);
    expect([first.code, first.said]).toEqual([0, expect.stringContaining('temporaryPassword')]);
    expect(await command('machine', ['account', 'first-administrator', 'other'])).toMatchObject({ code: 1 });
    served = await startServe(config, {});
    expect(statSync(join(folder, 'data', 'account-issuer.json')).mode & 0o777).toBe(0o600);
    expect(await command('machine', ['account', 'recover', 'root'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('a running platform is using it'),
    });
    const signed = await firstSignIn('root', temporaryIn(first.said));
    expect([signed.code, signed.said]).toEqual([0, expect.stringContaining('signed in')]);
    expect(statSync(join(folder, 'root/.local/state/yipan/session.json')).mode & 0o777).toBe(0o600);
  });

  it('two clerks and an operator are made, sign in with password and code, and record a movement over TLS', async () => {
    const made: Record<string, string> = {};
    for (const [name, post] of [
      ['li.hua', `clerk:${OFFICE},${HOUSEHOLD}`],
      ['wang.fang', `clerk:${OFFICE},${HOUSEHOLD}`],
      ['operator', 'operator'],
    ] as const) {
      const { code: exit, said } = await command('root', [
        'account',
        'create',
        name,
        '--display-name',
        name,
        '--post',
        post,
      ]);
      expect([exit, said]).toEqual([0, expect.stringContaining('temporaryPassword')]);
      made[name] = accountIn(said);
      expect(await firstSignIn(name, temporaryIn(said))).toMatchObject({ code: 0 });
    }
    lihua = made['li.hua'] ?? '';
    wangfang = made['wang.fang'] ?? '';
    // The session is the token of every other command.
    expect(
      await command('operator', ['set-participation', '411525', '--joined-on', '2020-01-01']),
    ).toMatchObject({ code: 0 });
    const token = tokenOf('li.hua');
    const recorded = await ask('POST', '/movements', {
      token,
      key: 'first',
      body: { ...inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1), office: OFFICE },
    });
    expect([recorded.status, recorded.text]).toEqual([201, expect.any(String)]);
    const { personId } = recorded.body.movement;
    const raised = await ask('POST', '/notices', {
      token,
      key: 'letter',
      body: {
        kind: 'verification-request',
        office: OFFICE,
        receiver: HOUSEHOLD,
        personId,
        content: { items: ['contact'] },
      },
    });
    expect([raised.status, raised.text]).toEqual([201, expect.any(String)]);
    noticeId = raised.body.notice.noticeId;
    for (let state = ''; state !== 'delivered'; ) {
      const read = await ask('GET', `/notices/${noticeId}`, { token });
      expect(read.status).toBe(200);
      state = read.body.notice.state;
    }
    const accepted = await ask('POST', `/notices/${noticeId}/actions`, {
      token,
      body: { action: 'accept' },
    });
    expect([accepted.status, accepted.text]).toEqual([200, expect.any(String)]);
    expect(await command('li.hua', ['account', 'list'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('管理员'),
    });
  });

  it('who is disabled is out with the next request, and the open work is named and handed over', async () => {
    const token = tokenOf('li.hua');
    expect(await command('root', ['account', 'work', 'li.hua'])).toMatchObject({
      code: 0,
      said: expect.stringContaining(noticeId),
    });
    expect(await command('root', ['account', 'disable', 'li.hua'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('--hand-to'),
    });
    expect((await ask('GET', `/divisions/${OFFICE}/inbox`, { token })).status).toBe(200);
    const disabled = await command('root', ['account', 'disable', 'li.hua', '--hand-to', 'wang.fang']);
    expect([disabled.code, disabled.said]).toEqual([0, expect.stringContaining(noticeId)]);
    expect(await ask('GET', `/divisions/${OFFICE}/inbox`, { token })).toMatchObject({
      status: 401,
      body: { type: '/problems/token-invalid' },
    });
    expect(
      await ask('POST', '/account/sign-in', {
        body: { name: 'li.hua', password: PASSWORD, code: code('li.hua', 1) },
      }),
    ).toMatchObject({
      status: 401,
      body: { type: '/problems/sign-in-refused' },
    });
    const told = await ask('GET', '/account', { token: tokenOf('wang.fang') });
    expect(told.body).toMatchObject({
      account: wangfang,
      handedOver: [{ noticeId, from: lihua, division: HOUSEHOLD }],
    });
    const { said } = await command('root', ['account', 'audit', '--account', 'li.hua']);
    for (const act of ['create', 'set-up', 'sign-in', 'disable']) expect(said).toContain(act);
  });

  it('signing out ends the session on the platform, not only in the file', async () => {
    const token = tokenOf('wang.fang');
    expect(await command('wang.fang', ['session', 'end'])).toMatchObject({ code: 0 });
    expect((await ask('GET', '/account', { token })).status).toBe(401);
    const again = { name: 'wang.fang', password: PASSWORD, code: code('wang.fang', 1) };
    expect((await ask('POST', '/account/sign-in', { body: again })).status).toBe(200);
    expect((await ask('POST', '/account/sign-in', { body: again })).status).toBe(401);
  });

  it('says what is wrong with a request, keeps nobody waiting for it, and publishes its keys', async () => {
    expect(await ask('POST', '/account/sign-in', { body: { name: 'root', code: '12' } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }, { pointer: '/code' }] },
    });
    expect((await ask('GET', '/accounts')).status).toBe(401);
    const keys = await ask('GET', '/.well-known/jwks.json');
    expect(keys.body).toMatchObject({ keys: [{ kty: 'EC', alg: 'ES256' }] });
    expect(keys.text).not.toContain('"d"');
  });

  it('goes beside an OIDC issuer, and tokens of both are good; after a restart the sessions go on', async () => {
    const token = tokenOf('operator');
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
    const logged = JSON.stringify(served.lines);
    for (const secret of [PASSWORD, token, secrets.get('root') ?? '', 'li.hua', '管理员'])
      expect(logged).not.toContain(secret);
    const settings = {
      YIPAN_ISSUERS_0_ISSUER: issuer.issuer,
      YIPAN_ISSUERS_0_AUDIENCE: issuer.audience,
      YIPAN_ISSUERS_0_KEYS: issuer.jwksUri,
      NODE_EXTRA_CA_CERTS: issuer.certificate,
    };
    served = await startServe(config, settings);
    expect((await ask('GET', '/operations/stuck', { token })).status).toBe(200);
    const other = await issuer.mint(clerk(OFFICE));
    expect((await ask('GET', `/divisions/${OFFICE}/inbox`, { token: other })).status).toBe(200);
    expect(spawnSync(process.execPath, [YIPAN, 'account', '--help'], { encoding: 'utf8' }).stdout).toContain(
      'first-administrator',
    );
  });
});
