import { globSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { extname, join } from 'node:path';
import {
  CONSOLE_CONFIGURATION_PATH,
  CONSOLE_PATH,
  type ConsoleConfiguration,
} from '../../shared/api/console-configuration.ts';
import { sha256 } from '../../shared/assessment/sha256.ts';
import type { Page } from '../runtime/server.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file of the console, as it is and as it was compressed when it was built. */
interface ConsoleFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/**
 * The pages of the console: its files by their addresses, held in memory, so that no path ever reaches a disk; and its
 * first page for every other address below `/console/`, where the console itself finds its way. Undefined for all else.
 */
export function consolePages(
  folder: string,
  configuration: ConsoleConfiguration,
): (path: string, headers: IncomingHttpHeaders) => Page | undefined {
  const files = readFiles(folder);
  const index = files.get('index.html');
  if (!index) throw new Error(`there is no console in ${folder}`);
  const safety = safetyHeaders(configuration);
  return (path, headers) => {
    if (path === '/' || path === CONSOLE_PATH.slice(0, -1))
      return { status: 302, type: 'text/plain', body: '', headers: { location: CONSOLE_PATH } };
    if (!path.startsWith(CONSOLE_PATH)) return undefined;
    if (path === CONSOLE_CONFIGURATION_PATH)
      return {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify(configuration),
        headers: { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
      };
    const name = path.slice(CONSOLE_PATH.length);
    const asked = files.get(name);
    if (asked && name.startsWith('assets/'))
      return sent(asked, headers, { ...ALWAYS, 'cache-control': 'public, max-age=31536000, immutable' });
    // A file of an older version is gone for good: the page that asks for it must not take another page for it.
    if (!asked && extname(name) !== '') return undefined;
    return sent(asked ?? index, headers, { ...safety, 'cache-control': 'no-cache' });
  };
}

const ALWAYS = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

/** Scripts and styles only from files of its own (ADR 022). */
function safetyHeaders({ ways }: ConsoleConfiguration): Readonly<Record<string, string>> {
  const issuers = ways.flatMap(({ tokenEndpoint }) =>
    tokenEndpoint.startsWith('/') ? [] : [new URL(tokenEndpoint).origin],
  );
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...new Set(issuers)].join(' ')}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    ...ALWAYS,
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  };
}

function sent(file: ConsoleFile, headers: IncomingHttpHeaders, more: Readonly<Record<string, string>>): Page {
  const told = { ...more, etag: file.etag, vary: 'accept-encoding' };
  if (headers['if-none-match']?.includes(file.etag))
    return { status: 304, type: file.type, body: '', headers: told };
  const takes = headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(takes))
    return { type: file.type, body: file.br, headers: { ...told, 'content-encoding': 'br' } };
  if (/\bgzip\b/.test(takes))
    return { type: file.type, body: file.gzip, headers: { ...told, 'content-encoding': 'gzip' } };
  return { type: file.type, body: file.plain, headers: told };
}

function readFiles(folder: string): ReadonlyMap<string, ConsoleFile> {
  const files = new Map<string, ConsoleFile>();
  for (const name of globSync('**/*', { cwd: folder })) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const plain = readFileSync(join(folder, name));
    const etag = `"${sha256(plain.toString('latin1')).slice(0, 22)}"`;
    const packed = (ending: string): Buffer => readFileSync(join(folder, `${name}.${ending}`));
    files.set(name.replaceAll('\\', '/'), { type, etag, plain, br: packed('br'), gzip: packed('gz') });
  }
  return files;
}
