import { createServer, type Server } from 'node:net';

/** Where a server listens, and what can be done where it cannot. */
export interface ListeningPlace {
  readonly host: string;
  readonly port: number;
  readonly wayOut: string;
}

/** Listens there and answers the port; throws a sentence with the way out where that cannot be. */
export function listening(server: Server, { host, port, wayOut }: ListeningPlace): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => {
      const why =
        cause.code === 'EADDRINUSE' ? '已被占用 is in use' : `不能使用 cannot be used: ${cause.message}`;
      reject(new Error(`端口 port ${port} ${why}. ${wayOut}`, { cause }));
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Throws the same sentence where the port is not free: known before the work of a first start, not after it. */
export async function freePort(place: ListeningPlace): Promise<void> {
  const probe = createServer();
  await listening(probe, place);
  await new Promise((resolve) => {
    probe.close(resolve);
  });
}
