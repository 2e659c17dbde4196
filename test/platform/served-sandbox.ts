import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinCounties } from '../../local/demo/run.ts';
import { router } from '../../local/runtime/router.ts';
import { httpServer, type ServerDeps } from '../../local/runtime/server.ts';
import { openSandbox } from '../../local/sandbox.ts';

/** An empty sandbox behind a real HTTP server on a free port; what its log says is kept. */
export async function servedSandbox(
  folder = mkdtempSync(join(tmpdir(), 'yipan-served-')),
  page: ServerDeps['page'] = () => undefined,
) {
  const logged: string[] = [];
  const sandbox = await openSandbox(folder, (code, fields) =>
    logged.push(`${code} ${JSON.stringify(fields)}`),
  );
  await joinCounties(sandbox, new Set(), '2000-01-01');
  const server = httpServer({
    find: router(sandbox.routes),
    engine: sandbox.engine,
    afterWrite: () => {},
    page,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    sandbox,
    server,
    port,
    at: `http://127.0.0.1:${port}`,
    logged: logged as readonly string[],
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
