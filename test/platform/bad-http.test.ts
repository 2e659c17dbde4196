import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedSandbox } from './served-sandbox.ts';
import { clerk, inflowBody } from './small-world.ts';

const OFFICE = '330106009';
let served: Awaited<ReturnType<typeof servedSandbox>>;
let token = '';

beforeAll(async () => {
  served = await servedSandbox();
  token = await served.sandbox.issuer.mint(clerk(OFFICE));
});
afterAll(async () => await served.close());

/** Bytes as they are, over one connection; all that comes back until the server closes or falls silent. */
function raw(...parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(served.port, '127.0.0.1');
    let seen = '';
    let quiet: NodeJS.Timeout;
    const done = (): void => {
      clearTimeout(quiet);
      socket.destroy();
      resolve(seen);
    };
    socket.on('data', (chunk) => {
      seen += chunk.toString('utf8');
      clearTimeout(quiet);
      quiet = setTimeout(done, 150);
    });
    socket.on('end', done);
    socket.on('error', (cause) => (seen ? done() : reject(cause)));
    socket.on('connect', () => {
      for (const part of parts) socket.write(part);
    });
  });
}
const statusesOf = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
const problemsOf = (answer: string): string[] =>
  [...answer.matchAll(/"type":"\/problems\/([a-z-]+)"/g)].map(([, name = '']) => name);

const signedIn = (): string => `Host: x\r\nAuthorization: Bearer ${token}\r\n`;
const stored = async (): Promise<number> =>
  (await served.sandbox.stores.movements.scan({ limit: 1_000 })).movements.length;

describe('requests that no client library would send', () => {
  it.each([
    ['what is not HTTP', 'nonsense\r\n\r\n', 400, 'malformed-http'],
    ['a TLS greeting', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]), 400, 'malformed-http'],
    [
      'a negative length',
      'POST /movements HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
      400,
      'malformed-http',
    ],
    [
      'a length that is no number',
      'POST /movements HTTP/1.1\r\nHost: x\r\nContent-Length: 5e3\r\n\r\n',
      400,
      'malformed-http',
    ],
    [
      'two lengths',
      'POST /movements HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde',
      400,
      'malformed-http',
    ],
    [
      'a length beside chunks',
      'POST /movements HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed-http',
    ],
    [
      'a huge length',
      'POST /movements HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n{',
      413,
      'body-too-large',
    ],
    [
      'broken chunks',
      'POST /movements HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
      'malformed-http',
    ],
    [
      'headers that are too large',
      `GET /divisions HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['a target that is no address', 'GET // HTTP/1.1\r\nHost: x\r\n\r\n', 404, 'route-unknown'],
    ['a target of another host', 'GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n', 404, 'route-unknown'],
    ['dots in a path', 'GET /divisions/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n', 404, 'route-unknown'],
    [
      'escaped dots in a path',
      'GET /divisions/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
      404,
      'route-unknown',
    ],
    ['an unknown method', 'PROPFIND /divisions HTTP/1.1\r\nHost: x\r\n\r\n', 404, 'route-unknown'],
    [
      'another method than the route has',
      'DELETE /movements HTTP/1.1\r\nHost: x\r\n\r\n',
      404,
      'route-unknown',
    ],
    ['OPTIONS', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', 404, 'route-unknown'],
    ['a method that is none', 'BREW /divisions HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'malformed-http'],
  ])('%s: a problem document', async (_, bytes, status, name) => {
    const answer = await raw(bytes);
    expect([statusesOf(answer), problemsOf(answer)]).toEqual([[status], [name]]);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
  });

  it('HEAD has no route either, and an answer without a body', async () => {
    const answer = await raw('HEAD /divisions HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(statusesOf(answer)).toEqual([404]);
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
  });

  it('a body larger than any is refused while it comes, chunked too, and the answer arrives', async () => {
    const head = `POST /movements HTTP/1.1\r\n${signedIn()}Idempotency-Key: big\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answer = await raw(head, ...Array.from({ length: 40 }, () => chunk), '0\r\n\r\n');
    expect([statusesOf(answer), problemsOf(answer)]).toEqual([[413], ['body-too-large']]);
  });

  it('pipelined requests are answered in their order, each by itself', async () => {
    const get = (path: string): string => `GET ${path} HTTP/1.1\r\n${signedIn()}\r\n`;
    const post = (body: string): string =>
      `POST /movements HTTP/1.1\r\n${signedIn()}Idempotency-Key: p\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const answer = await raw(
      get('/divisions/330106') + post('{') + get('/nowhere') + get('/divisions/411525'),
    );
    expect(statusesOf(answer)).toEqual([200, 400, 404, 200]);
  });

  it('a chunked body in small pieces is one body', async () => {
    const body = Buffer.from(JSON.stringify(inflowBody(OFFICE, '2026-03-01', '411525', 600)));
    const pieces = Array.from({ length: Math.ceil(body.length / 7) }, (_, i) =>
      body.subarray(i * 7, i * 7 + 7),
    );
    const chunks = pieces.map((piece) =>
      Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
    );
    const head = `POST /movements HTTP/1.1\r\n${signedIn()}Idempotency-Key: c\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(statusesOf(await raw(head, ...chunks, '0\r\n\r\n'))).toEqual([201]);
  });

  it('who breaks off in the middle leaves nothing, and the server goes on', async () => {
    const before = await stored();
    await new Promise<void>((resolve) => {
      const socket = connect(served.port, '127.0.0.1', () => {
        const body = JSON.stringify(inflowBody(OFFICE, '2026-03-01', '411525', 601));
        const head = `POST /movements HTTP/1.1\r\n${signedIn()}Idempotency-Key: cut\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
        socket.write(head + body.slice(0, -5), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect(statusesOf(await raw(`GET /divisions/330106 HTTP/1.1\r\n${signedIn()}\r\n`))).toEqual([200]);
    expect(await stored()).toBe(before);
  });

  it('slow clients are let go: the limits of time are on', () => {
    expect(served.server.headersTimeout).toBeGreaterThan(0);
    expect(served.server.headersTimeout).toBeLessThanOrEqual(60_000);
    expect(served.server.requestTimeout).toBeGreaterThan(0);
    expect(served.server.requestTimeout).toBeLessThanOrEqual(300_000);
  });
});
