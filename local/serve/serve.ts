import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import { HEALTH_PATH } from '../../shared/api/public-pages.ts';
import { commandLine } from '../command-line.ts';
import { regularSweeps } from '../regular-sweeps.ts';
import { newestBackupAt, scheduledBackups } from '../keeping/scheduled-backups.ts';
import { freePort, type ListeningPlace, listening } from '../runtime/listening.ts';
import { router } from '../runtime/router.ts';
import { type Answered, httpServer, httpsServer, type ServerDeps } from '../runtime/server.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { clientAddress } from './client-address.ts';
import { installedConsole } from './console.ts';
import { DEFAULT_CONFIGURATION } from './configuration/configuration-file.ts';
import type { Configuration } from './configuration/configuration.ts';
import { readConfiguration } from './configuration/read-configuration.ts';
import { openInstallation } from './installation.ts';
import { openLog } from './log-file.ts';
import { metricsOf, metricsServer } from './metrics.ts';
import { READY_PATH, readyPage } from './readiness.ts';
import { onSignals } from './signals.ts';
import { closed } from './stopping.ts';
import { oidcIssuers, type TokenIssuers } from './token-issuers.ts';

const HELP = `yipan serve [--config FILE] [--check]
在一台机器上真实运行 Real use on one machine.
  --config FILE  the configuration, default $YIPAN_CONFIG or yipan.toml   配置文件
  --check        check the configuration and end   只检查配置
  --help         this text   本说明`;

/** `yipan serve`: runs until it is told to stop, and answers its exit code. */
export async function serveCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = {
    config: { type: 'string', default: env['YIPAN_CONFIG'] || DEFAULT_CONFIGURATION },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  const { config, check, help } = commandLine('yipan serve', options, args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  const configuration = readConfiguration(config, env);
  if (configuration.tls) readCertificate(configuration.tls, Date.now);
  if (check) {
    console.log(`配置无误 the configuration is good: ${config}`);
    return 0;
  }
  return await serve(configuration, oidcIssuers(configuration.issuers, Date.now), config);
}

/** Serves until a signal; answers 0 where it stopped in time with everything done, else 1. */
async function serve(
  configuration: Configuration,
  issuers: TokenIssuers,
  configurationFile: string,
): Promise<number> {
  const { listen, tls, stop: stopping } = configuration;
  const output = await openLog(configuration.log).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`日志文件打不开 the log file cannot be opened: ${why}. 请检查 log.file Check log.file.`, {
      cause,
    });
  });
  const { log } = output;
  const main = placeOf('listen', listen);
  const figures = placeOf('metrics', configuration.metrics);
  await freePort(main);
  if (configuration.metrics.enabled) await freePort(figures);
  const failForGood = (cause: unknown): void => {
    // Recording without telling anybody is worse than standing still.
    log('background-gave-up', { cause: cause instanceof Error ? cause.name : 'unknown' });
    void output.close().finally(() => process.exit(1));
  };
  const consolePage = await installedConsole(configuration, log);
  const installation = await openInstallation(configuration, issuers, output, failForGood);
  let certificate = tls && readCertificate(tls, Date.now);
  let passedAt = Date.now();
  const backupFolder = configuration.backup?.folder;
  const metrics = metricsOf(installation, {
    folder: configuration.data.folder,
    passedAt: () => passedAt,
    backedUpAt: () => (backupFolder === undefined ? undefined : newestBackupAt(backupFolder)),
    systemNow: Date.now,
  });
  const answered = (answer: Answered): void => {
    metrics.answered(answer);
    // Whoever watches asks for pages every few seconds.
    if (!configuration.log.requests || (answer.operation === 'page' && answer.status === 200)) return;
    const { operation, status, seconds, requestId, client } = answer;
    log('request', {
      operation,
      status,
      ms: Math.round(seconds * 10_000) / 10,
      client,
      ...(requestId && { requestId }),
    });
  };
  const ready = readyPage({
    engine: installation.engine,
    folder: configuration.data.folder,
    keyFile: configuration.data.keyFile,
    thread: installation.thread,
    calendar: installation.calendar,
    settings: configuration.ready,
    certificateUntil: () => certificate?.validUntil,
    systemNow: Date.now,
  });
  const server = serverFor(certificate, {
    find: router(installation.routes),
    engine: installation.engine,
    afterWrite: () => installation.pumps.wake(),
    page: (path, headers) =>
      path === HEALTH_PATH ? HEALTHY : path === READY_PATH ? ready() : consolePage(path, headers),
    answered,
    clientOf: clientAddress(listen),
  });
  const metricsAt = configuration.metrics.enabled ? metricsServer(metrics) : undefined;
  const port = await listening(server, main);
  const metricsPort = metricsAt ? await listening(metricsAt, figures) : 0;
  const sweeps = regularSweeps(installation, {
    sweepMs: configuration.background.sweepSeconds * 1000,
    reconcileMs: configuration.background.reconcileSeconds * 1000,
    log,
    passed: (began) => {
      passedAt = began;
    },
  });
  const backups =
    configuration.backup &&
    scheduledBackups({
      ...configuration.backup,
      command: [process.execPath, process.argv[1] ?? '', 'backup', '--config', configurationFile],
      log,
      systemNow: Date.now,
    });
  const reload = (): void => {
    if (!tls) return;
    try {
      certificate = readCertificate(tls, Date.now);
      (server as TlsServer).setSecureContext(certificate);
      log('certificate-reloaded', { validUntil: new Date(certificate.validUntil).toISOString() });
    } catch (cause) {
      // The old one goes on: a half-copied file must not take the platform away.
      log('certificate-refused', { why: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  // Before anybody hears that it runs: who stops it at once stops it well, too.
  const signalled = onSignals({ reload });
  log('started', { address: listen.address, port, tls: tls !== undefined, metricsPort, pid: process.pid });
  const signal = await signalled;
  const stoppedAt = performance.now();
  log('stopping', { signal });
  sweeps.stop();
  await backups?.stop();
  metricsAt?.close();
  metricsAt?.closeAllConnections();
  const inTime = await closed(server, () => installation.close(), stopping.longestSeconds * 1000);
  log(inTime ? 'stopped' : 'stop-took-too-long', { ms: Math.round(performance.now() - stoppedAt) });
  await output.close();
  return inTime ? 0 : 1;
}

const HEALTHY = { type: 'application/json', body: '{"status":"ok"}' };

function serverFor(certificate: Certificate | undefined, deps: ServerDeps): Server | TlsServer {
  return certificate ? httpsServer(deps, certificate) : httpServer(deps);
}

function placeOf(
  section: 'listen' | 'metrics',
  { address, port }: { readonly address: string; readonly port: number },
): ListeningPlace {
  return {
    host: address,
    port,
    wayOut: `请改 ${section}.port 或 ${section}.address，或停止占用它的程序 Change ${section}.port or ${section}.address, or stop what uses it.`,
  };
}
