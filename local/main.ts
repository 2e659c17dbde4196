import { HEALTH_PATH } from '../shared/api/public-pages.ts';
import { jsonLog } from '../shared/lambda/log.ts';
import { join } from 'node:path';
import { builtConsole } from './console/built-console.ts';
import { consolePages } from './console/console-pages.ts';
import { removeDatabase } from './data-folder.ts';
import { demoMark } from './demo/demo-mark.ts';
import { joinCounties, runDemo } from './demo/run.ts';
import { HELP, type StartOptions, startOptions } from './options.ts';
import { regularSweeps } from './regular-sweeps.ts';
import { router } from './runtime/router.ts';
import { freePort, type ListeningPlace, listening } from './runtime/listening.ts';
import { httpServer } from './runtime/server.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { SANDBOX_WAY } from './sandbox-sign-in/sign-in-routes.ts';

/** `npm start`: the sandbox, on loopback. */
async function start(): Promise<void> {
  const options = startOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return;
  }
  const interrupt = interruptible();
  // Beside the demo exchange, which takes longer.
  const building = builtConsole(join(import.meta.dirname, '..'), console.log);
  building.catch(() => {});
  const sandbox = await openedSandbox(options);
  const consolePage = consolePages(await building, { sandbox: true, accounts: false, ways: [SANDBOX_WAY] });
  const server = httpServer({
    find: router(sandbox.routes),
    engine: sandbox.engine,
    afterWrite: () => sandbox.pumps.wake(),
    page: (path, headers) =>
      path === HEALTH_PATH
        ? { type: 'application/json', body: '{"status":"ok"}' }
        : consolePage(path, headers),
  });
  console.log(welcome(sandbox, await listening(server, loopback(options.port)), options.data));
  const sweeps = regularSweeps(sandbox, { reconcileMs: options.reconcileSeconds * 1000, log: jsonLog });
  const stop = (): void => {
    console.log('\n正在停止 stopping…');
    sweeps.stop();
    server.close(() => {
      sandbox.close().then(
        () => {
          console.log(`已停止，数据在 ${options.data} stopped; the data is in ${options.data}`);
          process.exit(0);
        },
        () => process.exit(1),
      );
    });
    server.closeIdleConnections();
  };
  interrupt.instead(stop);
}

/** Ctrl-C while the first start is still preparing: nobody else has written anything, so it may end at once. */
function interruptible(): { instead(stop: () => void): void } {
  const end = (): void => {
    restoreTerminal();
    console.error(
      '\n已中断；未完成的演示交换将在再次启动时重新生成 interrupted; an unfinished demo exchange begins anew at the next start',
    );
    process.exit(130);
  };
  const set = (handler: () => void): void => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, handler);
  };
  set(end);
  return {
    instead(stop) {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end);
      set(stop);
    },
  };
}

/** The progress bar hides the cursor and turns the wrapping of long lines off. */
function restoreTerminal(): void {
  if (process.stderr.isTTY) process.stderr.write('\x1b[?25h\x1b[?7h');
}

/**
 * A second start keeps what is there. A demo exchange that was cut off is begun anew: nobody but the demo itself has
 * written by then, because the address opens after it.
 */
async function openedSandbox({ data, empty, people, port }: StartOptions): Promise<Sandbox> {
  // What is prepared here runs in one thread: nobody else is there yet who would wait.
  let sandbox = await openSandbox(data, jsonLog);
  await freePort(loopback(port));
  if (demoMark(sandbox.engine) === 'playing') {
    console.log('上次演示交换中断，重新开始 the demo exchange was cut off last time: beginning anew');
    await sandbox.close();
    removeDatabase(data);
    sandbox = await openSandbox(data, jsonLog);
  }
  const isNew = sandbox.engine.db.prepare('SELECT 1 FROM participation LIMIT 1').get() === undefined;
  if (isNew && empty) await joinCounties(sandbox, new Set(), '2000-01-01');
  else if (isNew) await runDemo(sandbox, { people });
  else {
    console.log(`沿用 ${data} 中已有的数据 keeping the data that is in ${data}`);
    if (empty) {
      console.log(
        `--empty 不起作用，请用 --data 另选一个文件夹 --empty changes nothing: choose a new folder with --data`,
      );
    }
  }
  const { directory } = sandbox;
  await sandbox.close();
  return await openSandbox(data, jsonLog, { directory, ownThread: failForGood });
}

/** Recording without telling anybody is worse than standing still. */
function failForGood(cause: unknown): void {
  console.error('后台处理反复失败，平台停止 the background fails again and again: stopping', cause);
  process.exit(1);
}

function loopback(port: number): ListeningPlace {
  const wayOut = `请用 --port 另选一个 Choose another one: npm start -- --port ${port + 1}`;
  return { host: '127.0.0.1', port, wayOut };
}

/** Three lines to try, each of which works as it stands. */
function welcome({ engine }: Sandbox, port: number, data: string): string {
  const busiest = engine.db
    .prepare(
      "SELECT substr(division, 1, 6) AS county FROM notices WHERE box = 'inbox' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    )
    .get();
  const county = String(busiest?.['county'] ?? '411525');
  const at = `http://localhost:${port}`;
  const token = (division: string): string =>
    `$(npm run -s token -- --division ${division}${data === '.data' ? '' : ` --data ${data}`})`;
  return `
Yipan 一盘棋 is at ${at}   (Ctrl-C stops it, 按 Ctrl-C 停止)

管理台 console: ${at}/
接口说明 API reference: ${at}/docs

试一试 try it:
  curl -H "Authorization: Bearer ${token(county)}" "${at}/divisions/${county}/inbox?below=true&limit=2"
  curl -H "Authorization: Bearer ${token('330106')}" "${at}/divisions/330106/ledgers/living-here?limit=2"
  curl -H "Authorization: Bearer ${token('330106')}" ${at}/sandbox/clock -d '{"to":"${nextMonth()}"}'
`;
}

function nextMonth(): string {
  return new Date(Date.now() + 31 * 86_400_000).toISOString();
}

start().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
});
