import { isUtf8 } from 'node:buffer';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from '../../shared/lambda/answer.ts';
import { localeOf } from '../../shared/lambda/locale.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import type { Match } from './router.ts';
import { refuseUnreadable } from './unreadable-request.ts';

/** Above the largest body that any operation takes, so that the edge can name its own limit. */
const MAX_BYTES = 1_100_000;

export interface ServerDeps {
  readonly find: (method: string, path: string) => Match | undefined;
  /** An answer waits until what it saw is on disk. */
  readonly engine: Pick<Engine, 'settled' | 'lostGroups'>;
  readonly afterWrite: () => void;
  /** Pages that are no operations: the console, the health check. */
  readonly page: (path: string, headers: IncomingHttpHeaders) => Page | Promise<Page> | undefined;
  /** Is told of every answer. */
  readonly answered?: (answered: Answered) => void;
  /** The address that a request came from: that of the connection, unless a proxy is trusted to say. */
  readonly clientOf?: (request: IncomingMessage) => string;
}

export interface Page {
  /** 200 where it is absent. */
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One answer, for the log and the figures: of the request nothing but which operation it asked for. */
export interface Answered {
  /** The id of the operation; `page` for a page, `none` for an address that there is not. */
  readonly operation: string;
  readonly status: number;
  readonly seconds: number;
  readonly requestId: string;
  readonly client: string;
}

type Result = APIGatewayProxyStructuredResultV2;

/** `node:http` in place of API Gateway: the same events to the same handlers. */
export function httpServer(deps: ServerDeps): Server {
  return createServer(answering(deps)).on('clientError', refuseUnreadable);
}

/** The same over TLS. */
export function httpsServer(deps: ServerDeps, tls: SecureContextOptions): TlsServer {
  return createTlsServer(tls, answering(deps)).on('clientError', refuseUnreadable);
}

function answering(deps: ServerDeps): RequestListener {
  return (request, response) => {
    const began = performance.now();
    const client = deps.clientOf?.(request) ?? request.socket.remoteAddress ?? '';
    const found: Found = { operation: 'none' };
    answer(deps, request, client, found)
      .catch(() => own({ name: 'try-again-later' }, localeOf(request.headers['accept-language'])))
      .then(({ statusCode = 500, headers = {}, body = '', isBase64Encoded }) => {
        // What is left of a body that nobody reads must not be taken for the next request.
        if (!request.complete) response.setHeader('connection', 'close');
        const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : body;
        // Without its length Node sends the body in chunks: more bytes and work at both ends.
        const length = { 'content-length': Buffer.byteLength(bytes) };
        response.writeHead(statusCode, { ...(headers as Record<string, string>), ...length }).end(bytes);
        deps.answered?.({
          operation: found.operation,
          status: statusCode,
          seconds: (performance.now() - began) / 1000,
          requestId: String(headers['x-request-id'] ?? ''),
          client,
        });
      })
      .catch(() => response.destroy());
  };
}

/** What an answer is told of, filled on the way: also a failure belongs to an operation. */
interface Found {
  operation: string;
}

async function answer(
  deps: ServerDeps,
  request: IncomingMessage,
  client: string,
  found: Found,
): Promise<Result> {
  const locale = localeOf(request.headers['accept-language']);
  const target = targetOf(request.url ?? '/');
  if (!target) return own({ name: 'route-unknown' }, locale);
  const method = request.method ?? 'GET';
  const asked = method === 'GET' ? deps.page(target.path, request.headers) : undefined;
  if (asked) {
    found.operation = 'page';
    const { status = 200, type, body, headers } = await asked;
    return { statusCode: status, headers: { 'content-type': type, ...headers }, body: body as string };
  }
  const match = deps.find(method, target.path);
  if (!match) return own({ name: 'route-unknown' }, locale);
  found.operation = match.operation.id;
  const body = await readAll(request);
  if (body === null) return own({ name: 'body-too-large', values: { limit: MAX_BYTES } }, locale);
  const since = deps.engine.lostGroups();
  const result = await match.handler(gatewayEvent(request, target, match, body, client));
  try {
    await deps.engine.settled(match.tellsLosses && result.statusCode === 200 ? undefined : since);
  } catch (cause) {
    const full = cause instanceof Error && /full/i.test(cause.message);
    return own({ name: full ? 'storage-full' : 'try-again-later' }, locale);
  }
  if (method !== 'GET') deps.afterWrite();
  return result;
}

function own(...[refusal, locale]: Parameters<typeof problem>): Result {
  const { status, headers = {}, body } = problem(refusal, locale);
  return { statusCode: status, headers, body: JSON.stringify(body) };
}

/** The whole body; null where it is too large: by what it says of itself, or while it comes. */
function readAll(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) resolve(null);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

interface Target {
  readonly path: string;
  readonly search: string;
}

/** `new URL` costs as much as the routing after it, and only the absolute form of proxies needs it. */
function targetOf(url: string): Target | null {
  if (!url.startsWith('/') || url.startsWith('//')) {
    const parsed = URL.parse(url, 'http://localhost');
    return parsed && { path: parsed.pathname, search: parsed.search.slice(1) };
  }
  const end = url.indexOf('?');
  return end < 0 ? { path: url, search: '' } : { path: url.slice(0, end), search: url.slice(end + 1) };
}

function gatewayEvent(
  request: IncomingMessage,
  { path, search }: Target,
  match: Match,
  body: Buffer,
  client: string,
): APIGatewayProxyEventV2 {
  const isText = isUtf8(body);
  return {
    version: '2.0',
    routeKey: `${match.operation.method} ${match.operation.path}`,
    rawPath: path,
    rawQueryString: search,
    headers: request.headers as Record<string, string>,
    pathParameters: match.params,
    queryStringParameters: search === '' ? {} : Object.fromEntries(new URLSearchParams(search)),
    // As the gateway does: text as it is, anything else in base64.
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
    requestContext: { http: { sourceIp: client } },
  } as unknown as APIGatewayProxyEventV2;
}
