import { connect, type Socket } from 'node:net';

/** One keep-alive HTTP/1.1 connection with one request in the air at a time. */
export interface Connection {
  /** Writes a whole prepared request; resolves with the status when the whole answer is here. */
  send(request: Buffer, done: (status: number, body: Buffer) => void): void;
  close(): void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * A client that costs the load generator a write and a scan of the head: `node:http` and autocannon spend about as much
 * on an answer as the server does on the question, and here both share two cores. The answer must carry Content-Length.
 */
export async function keepAlive(port: number, onLost: (cause: Error) => void): Promise<Connection> {
  const socket = await connected(port);
  let waiting: ((status: number, body: Buffer) => void) | null = null;
  let pending: Buffer = Buffer.alloc(0);
  let closing = false;
  const lost = (cause: Error): void => {
    if (!closing) onLost(cause);
  };
  socket.on('error', lost);
  socket.on('close', () => lost(new Error('the server closed a connection')));
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const answer = wholeAnswer(pending);
    if (!answer || !waiting) return;
    const done = waiting;
    waiting = null;
    pending = Buffer.alloc(0);
    done(answer.status, answer.body);
  });
  return {
    send(request, done) {
      waiting = done;
      socket.write(request);
    },
    close() {
      closing = true;
      socket.destroy();
    },
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

function wholeAnswer(bytes: Buffer): { readonly status: number; readonly body: Buffer } | undefined {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without Content-Length:\n${head}`);
  const body = bytes.subarray(end + END_OF_HEAD.length);
  return body.length < Number(length) ? undefined : { status: Number(head.slice(9, 12)), body };
}
