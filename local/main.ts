import { jsonLog } from '../shared/lambda/log.ts';
import { runDemo } from './demo/run.ts';
import { HELP, startOptions } from './options.ts';
import { router } from './runtime/router.ts';
import { httpServer } from './runtime/server.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

/** `npm start`: the sandbox, on loopback. */
async function start(): Promise<void> {
  const options = startOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return;
  }
  const sandbox = await openSandbox(options.data, jsonLog);
  if (!options.empty && isNew(sandbox)) await runDemo(sandbox, options.people);
  const server = httpServer({
    find: router(sandbox.routes),
    settled: sandbox.engine.settled,
    afterWrite: sandbox.pumps.wake,
    page: (path) => (path === '/health' ? { type: 'application/json', body: '{"status":"ok"}' } : undefined),
  });
  server.listen(options.port, '127.0.0.1', () => {
    console.log(`\nYipan 一盘棋 is at http://localhost:${portOf(server.address())}   (Ctrl-C stops it)`);
  });
  const stop = (): void => {
    server.close(() => {
      sandbox.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** A second start keeps what is there. */
function isNew({ engine }: Sandbox): boolean {
  return engine.db.prepare('SELECT 1 FROM movements LIMIT 1').get() === undefined;
}

function portOf(address: ReturnType<ReturnType<typeof httpServer>['address']>): number {
  return typeof address === 'object' && address ? address.port : 0;
}

start().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
});
