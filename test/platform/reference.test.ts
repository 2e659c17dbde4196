import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadReference } from '../../functions/http/read-reference.ts';
import { referenceFiles } from '../../shared/api/public-pages.ts';
import { router } from '../../local/runtime/router.ts';
import { httpServer } from '../../local/runtime/server.ts';
import { openSandbox, type Sandbox } from '../../local/sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'yipan-reference-'));
let sandbox: Sandbox;
let server: ReturnType<typeof httpServer>;

beforeAll(async () => {
  sandbox = await openSandbox(folder, () => {});
  server = httpServer({
    find: router(sandbox.routes),
    engine: sandbox.engine,
    afterWrite: () => {},
    page: () => undefined,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends the path as it stands: `fetch` would tidy it up first. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0 } = response;
        resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the reference, without a token', () => {
  it.each(Object.entries(referenceFiles))('%s has its type, and is sent once', async (path, { type }) => {
    const first = await get(path);
    expect([first.status, first.headers['content-type']]).toEqual([200, type]);
    expect(first.body.length).toBeGreaterThan(100);
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(first.headers['x-request-id']).toBeTruthy();
    const again = await get(path, { 'if-none-match': String(first.headers.etag) });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    const zipped = await get(path, { 'accept-encoding': 'gzip, br' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).equals(first.body)).toBe(true);
  });

  it('begins at the root', async () => {
    for (const path of ['/', '/docs/']) {
      const { status, headers } = await get(path);
      expect([status, headers.location]).toEqual([302, '/docs']);
    }
  });

  it('describes what this very platform answers, its sandbox too', async () => {
    const { paths } = JSON.parse((await get('/openapi.json')).body.toString()) as { paths: object };
    const offered = sandbox.routes.flatMap(({ operation }) =>
      'answers' in operation ? [operation.path] : [],
    );
    expect(Object.keys(paths).sort()).toEqual([...new Set(offered)].sort());
    expect(Object.keys(paths)).toContain('/sandbox/clock');
  });

  it('asks nobody else: every address in the page is its own, and the policy allows no other', async () => {
    const page = (await get('/docs')).body.toString();
    const asked = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(asked.length).toBeGreaterThan(3);
    for (const address of asked) expect(Object.keys(referenceFiles)).toContain(address);
    expect((await get('/docs/start.js')).body.toString()).toContain('validatorUrl: null');
    const policy = String((await get('/docs')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it.each([
    '/docs/../keys.json',
    '/docs/..%2fkeys.json',
    '/docs/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/docs/....//keys.json',
    '/docs/index.html',
    '/docs/nothing',
    '/docs/__proto__',
    '/docs/constructor',
    '/openapi.yaml',
    '/keys.json',
  ])('%s is no address', async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(body.toString())).toMatchObject({ type: '/problems/route-unknown' });
  });

  it('is read only', async () => {
    expect((await get('/docs', {}, 'POST')).status).toBe(404);
  });

  it('that cannot be read says so, and is read when it can be again', async () => {
    let isThere = false;
    const failures: string[] = [];
    const handler = createReadReference(
      { file: async () => (isThere ? Buffer.from('page') : Promise.reject(new Error('gone'))) },
      { newId: () => 'r', log: (code) => failures.push(code) },
    );
    const ask = () => handler({ rawPath: '/docs', headers: {} } as unknown as Parameters<typeof handler>[0]);
    expect((await ask()).statusCode).toBe(503);
    expect(failures).toEqual(['page-failed']);
    isThere = true;
    expect(await ask()).toMatchObject({ statusCode: 200, isBase64Encoded: true });
  });
});
