import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { initCommand } from '../../local/serve/init.ts';
import { selfSigned } from '../functions/self-signed.ts';

export const YIPAN = join(import.meta.dirname, '../../local/cli/main.ts');

/** A line of the log. */
export type Line = Readonly<Record<string, unknown>> & { readonly code: string };

export interface Reply {
  readonly status: number;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
  readonly body: any;
}

/** `yipan serve` in a process of its own, started and answering. */
export interface Served {
  readonly child: ChildProcess;
  readonly port: number;
  readonly metricsPort: number;
  readonly lines: readonly Line[];
  readonly complaints: () => string;
  line(code: string, after?: number): Promise<Line>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** An installation with a certificate of its own, on free ports; more lines may be put into its configuration. */
export function makeInstallation(
  folder: string,
  issuer: { issuer: string; audience: string; jwksUri: string },
): string {
  const config = join(folder, 'yipan.toml');
  const { key, cert } = selfSigned();
  writeFileSync(join(folder, 'tls.crt'), cert);
  writeFileSync(join(folder, 'tls.key'), key, { mode: 0o600 });
  initCommand(
    [
      '--config',
      config,
      '--issuer',
      issuer.issuer,
      '--audience',
      issuer.audience,
      '--issuer-keys',
      issuer.jwksUri,
    ].concat([
      '--certificate',
      join(folder, 'tls.crt'),
      '--certificate-key',
      join(folder, 'tls.key'),
      '--port',
      '0',
    ]),
  );
  return config;
}

/** Starts it; throws with what it said where it does not come up. */
export async function startServe(
  config: string,
  env: NodeJS.ProcessEnv = {},
  command: readonly string[] = [process.execPath, YIPAN],
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Served> {
  const [program, ...args] = [...command, 'serve', '--config', config];
  const child = spawn(program, args, { env: { PATH: '', YIPAN_METRICS_PORT: '0', ...env }, ...user });
  const lines: Line[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((part) => JSON.parse(part) as Line));
    for (const look of waiting) look();
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  const line = (code: string, after = 0): Promise<Line> => {
    const found = (): Line | undefined => lines.slice(after).find((one) => one.code === code);
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const one = found();
        if (!one) return;
        waiting.delete(look);
        resolve(one);
      };
      waiting.add(look);
      look();
      void ended.then((how) =>
        reject(new Error(`it ended (${String(how)}) without "${code}": ${complaints}`)),
      );
    });
  };
  const { port, metricsPort } = await line('started');
  return {
    child,
    port: Number(port),
    metricsPort: Number(metricsPort),
    lines,
    complaints: () => complaints,
    line,
    ended,
  };
}

/** One request over TLS, trusting one certificate, or in the clear without one. */
export function call(
  { port }: Pick<Served, 'port'>,
  method: string,
  path: string,
  asked: { token?: string; body?: unknown; key?: string; ca?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const { token, body, key, ca, headers } = asked;
  const options = {
    method,
    path,
    port,
    host: '127.0.0.1',
    servername: 'localhost',
    agent: false,
    headers: {
      'accept-language': 'en',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...headers,
    },
  };
  return new Promise((resolve, reject) => {
    const request =
      ca === undefined ? httpRequest(options) : httpsRequest({ ...options, ca: readFileSync(ca) });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        const isJson = response.headers['content-type']?.includes('json') ?? false;
        resolve({ status: response.statusCode ?? 0, text, body: isJson ? JSON.parse(text) : undefined });
      });
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
