import { createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';

/** Listens on loopback and answers the port; throws a sentence with the way out where that cannot be. */
export function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => {
      const why =
        cause.code === 'EADDRINUSE' ? '已被占用 is in use' : `不能使用 cannot be used: ${cause.message}`;
      reject(
        new Error(
          `端口 port ${port} ${why}. 请用 --port 另选一个 Choose another one: npm start -- --port ${port + 1}`,
          { cause },
        ),
      );
    };
    server.once('error', failed);
    server.listen(port, HOST, () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Throws the same sentence where the port is not free: known before the work of a first start, not after it. */
export async function freePort(port: number): Promise<void> {
  const probe = createServer();
  await listening(probe, port);
  await new Promise((resolve) => {
    probe.close(resolve);
  });
}
