import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from '../../shared/lambda/answer.ts';
import { localeOf } from '../../shared/lambda/locale.ts';
import type { Match } from './router.ts';
import { refuseUnreadable } from './unreadable-request.ts';

/** Above the largest body that any operation takes, so that the edge can name its own limit. */
const MAX_BYTES = 1_100_000;

export interface ServerDeps {
  readonly find: (method: string, path: string) => Match | undefined;
  /** Resolves when what the answer saw is on disk. */
  readonly settled: () => Promise<void>;
  readonly afterWrite: () => void;
  /** Pages that are no operations: the reference, the health check. */
  readonly page: (path: string) => { readonly type: string; readonly body: string | Buffer } | undefined;
}

/** `node:http` in place of API Gateway: the same events to the same handlers. */
export function httpServer(deps: ServerDeps): Server {
  const server = createServer((request, response) => {
    answer(deps, request)
      .catch(() => own({ name: 'try-again-later' }, localeOf(request.headers['accept-language'])))
      .then(({ statusCode = 500, headers = {}, body = '', isBase64Encoded }) => {
        // What is left of a body that nobody reads must not be taken for the next request.
        if (!request.complete) response.setHeader('connection', 'close');
        const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : body;
        response.writeHead(statusCode, headers as Record<string, string>).end(bytes);
      })
      .catch(() => response.destroy());
  });
  return server.on('clientError', refuseUnreadable);
}

async function answer(
  deps: ServerDeps,
  request: IncomingMessage,
): Promise<APIGatewayProxyStructuredResultV2> {
  const locale = localeOf(request.headers['accept-language']);
  const url = URL.parse(request.url ?? '/', 'http://localhost');
  if (!url) return own({ name: 'route-unknown' }, locale);
  const method = request.method ?? 'GET';
  const page = method === 'GET' ? deps.page(url.pathname) : undefined;
  if (page) return { statusCode: 200, headers: { 'content-type': page.type }, body: page.body as string };
  const match = deps.find(method, url.pathname);
  if (!match) return own({ name: 'route-unknown' }, locale);
  const body = await readAll(request);
  if (body === null) return own({ name: 'body-too-large', values: { limit: MAX_BYTES } }, locale);
  const result = await match.handler(gatewayEvent(request, url, match, body));
  try {
    await deps.settled();
  } catch (cause) {
    const full = cause instanceof Error && /full/i.test(cause.message);
    return own({ name: full ? 'storage-full' : 'try-again-later' }, locale);
  }
  if (method !== 'GET') deps.afterWrite();
  return result;
}

function own(...[refusal, locale]: Parameters<typeof problem>): APIGatewayProxyStructuredResultV2 {
  const { status, headers = {}, body } = problem(refusal, locale);
  return { statusCode: status, headers, body: JSON.stringify(body) };
}

/** The whole body; null where it is too large: by what it says of itself, or while it comes. */
async function readAll(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when left early: the answer goes the same way back.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function gatewayEvent(
  request: IncomingMessage,
  url: URL,
  match: Match,
  body: Buffer,
): APIGatewayProxyEventV2 {
  const isUtf8 = Buffer.from(body.toString('utf8')).equals(body);
  return {
    version: '2.0',
    routeKey: `${match.operation.method} ${match.operation.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: request.headers as Record<string, string>,
    pathParameters: match.params,
    queryStringParameters: Object.fromEntries(url.searchParams),
    // As the gateway does: text as it is, anything else in base64.
    body: isUtf8 ? body.toString('utf8') : body.toString('base64'),
    isBase64Encoded: !isUtf8,
  } as unknown as APIGatewayProxyEventV2;
}
