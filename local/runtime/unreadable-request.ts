import type { Socket } from 'node:net';
import { problem } from '../../shared/lambda/answer.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';

/** What node's parser gave up on, by its code; nothing of such a request is known, not even its language. */
const REFUSALS: Readonly<Record<string, Refusal['name']>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** Answers what is not HTTP, has too many headers or comes too slowly, and closes the connection. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const {
    status,
    headers = {},
    body,
  } = problem({ name: REFUSALS[error.code ?? ''] ?? 'malformed-http' }, 'zh-CN');
  const text = JSON.stringify(body);
  const lines = { ...headers, 'content-length': Buffer.byteLength(text), connection: 'close' };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} \r\n${head.join('')}\r\n${text}`);
}
