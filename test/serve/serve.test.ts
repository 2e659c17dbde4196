import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevelopmentIssuer } from '../../local/runtime/development-issuer.ts';
import { selfSigned } from '../functions/self-signed.ts';
import { startIssuer } from '../functions/test-issuer.ts';
import { clerk, inflowBody } from '../platform/small-world.ts';
import { call, makeInstallation, type Served, startServe, YIPAN } from './served.ts';

const OFFICE = '330106009';
const HOUSEHOLD = '411525001';
const folder = mkdtempSync(join(tmpdir(), 'yipan-serve-'));
const certificate = join(folder, 'tls.crt');
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let config: string;
let served: Served;
let token: string;
/** The first movement, as it was answered. */
let first: unknown;

const start = (env: NodeJS.ProcessEnv = {}): Promise<Served> =>
  startServe(config, { NODE_EXTRA_CA_CERTS: issuer.certificate, ...env });
const ask = (method: string, path: string, more: Parameters<typeof call>[3] = {}) =>
  call(served, method, path, { ca: certificate, ...more });

beforeAll(async () => {
  issuer = await startIssuer(folder);
  config = makeInstallation(folder, issuer);
  served = await start();
  token = await issuer.mint(clerk(OFFICE));
}, 120_000);
afterAll(async () => {
  served.child.kill('SIGKILL');
  await served.ended;
  issuer.stop();
  rmSync(folder, { recursive: true });
});

describe('yipan serve, over TLS, with tokens of an OIDC issuer', { timeout: 120_000 }, () => {
  it('lives, and is ready once everything is well', async () => {
    expect(await ask('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const { status, body } = await ask('GET', '/ready');
    expect(status).toBe(200);
    expect(body.checks.map(({ check }: { check: string }) => check)).toEqual([
      'store',
      'key',
      'background',
      'disk',
      'calendar',
      'certificate',
    ]);
    // A certificate of a test ends tomorrow: said, and nothing taken out of service.
    expect(body.checks.at(-1)).toMatchObject({
      state: 'warning',
      en: expect.stringContaining('send SIGHUP'),
    });
  });

  it('has no sandbox: no such routes, none in the reference, and no token of the development issuer', async () => {
    const operator = await issuer.mint({ subject: 'o', role: 'operator', divisions: [] });
    for (const [method, path] of [
      ['POST', '/sandbox/clock'],
      ['GET', '/sandbox'],
      ['POST', '/sandbox/tokens'],
    ] as const)
      expect(
        await ask(method, path, {
          token: operator,
          ...(method === 'POST' && { body: { to: '2030-01-01T00:00:00Z' } }),
        }),
      ).toMatchObject({ status: 404, body: { type: '/problems/route-unknown' } });
    const { body } = await ask('GET', '/openapi.json');
    expect(Object.keys(body.paths).length).toBeGreaterThan(50);
    expect(Object.keys(body.paths).filter((path) => path.startsWith('/sandbox'))).toEqual([]);
    const development = await openDevelopmentIssuer(join(folder, 'development.json'));
    expect(
      await ask('GET', `/divisions/${OFFICE}/inbox`, { token: await development.mint(clerk(OFFICE)) }),
    ).toMatchObject({ status: 401, body: { type: '/problems/token-invalid' } });
  });

  it('refuses what is no token of an issuer of its own', async () => {
    const other = await startIssuer(mkdtempSync(join(folder, 'other-')));
    for (const wrong of ['x', 'a.b.c', await other.mint(clerk(OFFICE)), `${token.slice(0, -4)}AAAA`])
      expect((await ask('GET', `/divisions/${OFFICE}/inbox`, { token: wrong })).status).toBe(401);
    other.stop();
  });

  it('is called by the same command line, which says so where its certificate is not trusted', async () => {
    const list = (env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> =>
      new Promise((resolve) => {
        const url = `https://localhost:${served.port}`;
        const child = spawn(
          process.execPath,
          [YIPAN, 'list-box', OFFICE, 'inbox', '--url', url, '--token', token],
          { env },
        );
        let said = '';
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding('utf8').on('data', (text: string) => {
            said += text;
          });
        child.on('close', (code) => resolve({ code, said }));
      });
    expect(await list({ PATH: '' })).toEqual({ code: 3, said: expect.stringContaining('is not trusted') });
    expect(await list({ PATH: '', NODE_EXTRA_CA_CERTS: certificate })).toEqual({
      code: 0,
      said: expect.stringContaining('notices 0'),
    });
  });

  it('records a movement, and the thread of the background delivers its notice', async () => {
    const operator = await issuer.mint({ subject: 'o', role: 'operator', divisions: [] });
    const joined = await ask('PUT', '/divisions/411525/participation', {
      token: operator,
      body: { joinedOn: '2020-01-01' },
    });
    expect([joined.status, joined.text]).toEqual([200, expect.stringContaining('411525')]);
    const body = inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1);
    const recorded = await ask('POST', '/movements', { token, key: 'first', body });
    expect([recorded.status, recorded.text]).toEqual([201, expect.any(String)]);
    first = recorded.body.movement;
    const again = await ask('POST', '/movements', { token, key: 'first', body });
    expect(again.body).toMatchObject({ movement: first, repeated: true });
    const reader = await issuer.mint(clerk(HOUSEHOLD));
    for (;;) {
      const inbox = await ask('GET', `/divisions/${HOUSEHOLD}/inbox`, { token: reader });
      expect(inbox.status).toBe(200);
      if (inbox.body.notices.length === 1) break;
    }
  });

  it('says figures on a port of its own, and neither they nor the log tell of persons or divisions', async () => {
    expect((await ask('GET', '/metrics')).status).toBe(404);
    const { status, text } = await call({ port: served.metricsPort }, 'GET', '/metrics');
    expect(status).toBe(200);
    for (const line of [
      'yipan_requests_total{operation="recordMovement",status="201"} 2',
      'yipan_request_seconds_count{operation="recordMovement"} 2',
      'yipan_queue_messages 0',
      'yipan_queue_oldest_seconds 0',
      'yipan_dead_letters{source="queue:delivery"} 0',
      'yipan_feed_waiting{consumer="derive-movement"} 0',
      'yipan_background_failures 0',
    ])
      expect(text.split('\n')).toContain(line);
    for (const name of [
      'yipan_due_lag_seconds',
      'yipan_database_bytes',
      'yipan_disk_free_bytes',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(text).toMatch(new RegExp(`^${name} [0-9.e-]+$`, 'm'));
    expect((await call({ port: served.metricsPort }, 'GET', '/')).status).toBe(404);
    const logged = JSON.stringify(served.lines);
    expect(
      served.lines.find(({ operation, status }) => operation === 'recordMovement' && status === 201),
    ).toMatchObject({
      code: 'request',
      client: '127.0.0.1',
      ms: expect.any(Number),
      requestId: expect.any(String),
    });
    for (const [where, told] of [
      ['metrics', text],
      ['log', logged],
    ] as const) {
      const found = [
        OFFICE,
        HOUSEHOLD,
        '411525',
        '测试',
        inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1).person.document.number,
      ].filter((secret) => told.includes(secret));
      expect([where, found]).toEqual([where, []]);
    }
  });

  it('what the thread of the background logs is in the same log, and what waits in the queue among the figures', async () => {
    const db = new DatabaseSync(join(folder, 'data', 'yipan.sqlite'), { timeout: 5_000 });
    db.exec(
      "INSERT INTO messages (queue, body, grouping, visible_at, receives) VALUES ('delivery', 'torn', '', 0, 0)",
    );
    const failed = await served.line('queue-message-failed');
    expect(failed).toMatchObject({ at: expect.any(String), cause: 'SyntaxError' });
    const { text } = await call({ port: served.metricsPort }, 'GET', '/metrics');
    expect(text).toContain('\nyipan_queue_messages 1\n');
    db.exec("DELETE FROM messages WHERE body = 'torn'");
    db.close();
  });

  it('takes a new certificate on SIGHUP, and keeps the old one where the new is none', async () => {
    const presented = async (): Promise<string> => {
      const socket = connect({ port: served.port, host: '127.0.0.1', rejectUnauthorized: false });
      await once(socket, 'secureConnect');
      const { fingerprint256 } = socket.getPeerCertificate();
      socket.destroy();
      return fingerprint256;
    };
    const before = await presented();
    writeFileSync(certificate, 'half a certif');
    let after = served.lines.length;
    served.child.kill('SIGHUP');
    expect(await served.line('certificate-refused', after)).toMatchObject({
      why: expect.stringContaining('tls.crt'),
    });
    expect(await presented()).toBe(before);
    const { key, cert } = selfSigned();
    writeFileSync(certificate, cert);
    writeFileSync(join(folder, 'tls.key'), key);
    after = served.lines.length;
    served.child.kill('SIGHUP');
    await served.line('certificate-reloaded', after);
    expect(await presented()).not.toBe(before);
    expect((await ask('GET', '/health')).status).toBe(200);
  });

  it('on SIGTERM finishes the request under way, takes no other, and ends with 0; the next start has it all', async () => {
    const body = JSON.stringify(inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 2));
    const headers = {
      authorization: `Bearer ${token}`,
      'idempotency-key': 'under-way',
      'content-length': Buffer.byteLength(body),
    };
    const slow = httpsRequest({
      method: 'POST',
      path: '/movements',
      port: served.port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca: readFileSync(certificate),
      headers,
    });
    const answered = once(slow, 'response');
    slow.write(body.slice(0, 20));
    await once(slow, 'socket');
    await ask('GET', '/health'); // by now the half request has come
    served.child.kill('SIGTERM');
    await served.line('stopping');
    await expect(ask('GET', '/health')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    slow.end(body.slice(20));
    const [response] = (await answered) as [IncomingMessage];
    const text = textOf(response);
    expect([response.statusCode, (await text).length > 0]).toEqual([201, true]);
    expect(await served.ended).toBe(0);
    expect(served.lines.at(-1)?.code).toBe('stopped');
    const db = new DatabaseSync(join(folder, 'data', 'yipan.sqlite'), { readOnly: true });
    expect(db.prepare('SELECT count(*) AS n FROM movements').get()).toEqual({ n: 2 });
    db.close();
    served = await start();
    const again = await ask('POST', '/movements', { token, key: 'under-way', body: JSON.parse(body) });
    expect(again.body).toMatchObject({ movement: JSON.parse(await text).movement, repeated: true });
  });

  it('goes on when nobody reads its log any more', async () => {
    served.child.stdout?.destroy();
    for (let n = 0; n < 3; n++) expect((await ask('GET', '/nowhere')).status).toBe(404);
    expect(served.child.exitCode).toBe(null);
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
    served = await start();
  });

  it('a second signal ends it at once, however slow a request is', async () => {
    const socket = connect({ port: served.port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    socket.on('error', () => {});
    socket.write('POST /movements HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    await ask('GET', '/health');
    served.child.kill('SIGINT');
    await served.line('stopping');
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(143);
    socket.destroy();
  });

  it('breaks off what is not done within the limit, says so and ends with 1; what was recorded stays', async () => {
    served = await start({ YIPAN_STOP_LONGEST_SECONDS: '1' });
    const socket = connect({ port: served.port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    socket.on('error', () => {});
    socket.write('POST /movements HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    await ask('GET', '/health');
    served.child.kill('SIGTERM');
    await served.line('stop-took-too-long');
    expect(await served.ended).toBe(1);
    served = await start();
    const again = await ask('POST', '/movements', {
      token,
      key: 'first',
      body: inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1),
    });
    expect(again.body).toMatchObject({ movement: first, repeated: true });
  });
});

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
