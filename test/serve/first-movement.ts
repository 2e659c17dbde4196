import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { selfSigned } from '../functions/self-signed.ts';
import { startIssuer } from '../functions/test-issuer.ts';
import { clerk, inflowBody } from '../platform/small-world.ts';
import { call, type Line, startServe } from './served.ts';

/**
 * From nothing to the first recorded movement by the command of a bundle, over TLS, with a token of an OIDC issuer; then a stop, another
 * start, and the same movement again. What happened is printed as JSON: a test runs this with the bundle's own Node, in a network
 * without a route.
 *
 * node first-movement.ts COMMAND CONFIG DATA SCRATCH [UID GID]
 */
const [command = '', config = '', data = '', scratch = '', uid, gid] = process.argv.slice(2);
const OFFICE = '330106009';
const HOUSEHOLD = '411525001';
const user = uid === undefined ? {} : { uid: Number(uid), gid: Number(gid) };
const etc = join(config, '..');
const certificate = join(etc, 'tls.crt');
const key = join(etc, 'tls.key');

mkdirSync(scratch, { recursive: true });
mkdirSync(etc, { recursive: true });
const issuer = await startIssuer(scratch);
const pair = selfSigned();
writeFileSync(certificate, pair.cert);
writeFileSync(key, pair.key, { mode: 0o600 });
for (const file of [certificate, key])
  if (user.uid !== undefined && user.gid !== undefined) chownSync(file, user.uid, user.gid);

const env = { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: issuer.certificate, YIPAN_LISTEN_PORT: '0' };
const init = spawnSync(
  command,
  [
    'init',
    '--config',
    config,
    '--data',
    data,
    '--issuer',
    issuer.issuer,
    '--audience',
    issuer.audience,
    '--issuer-keys',
    issuer.jwksUri,
    '--certificate',
    certificate,
    '--certificate-key',
    key,
  ],
  { encoding: 'utf8', env, ...user },
);
if (init.status !== 0) throw new Error(`init: ${init.stderr}`);

const operator = await issuer.mint({ subject: 'operator', role: 'operator', divisions: [] });
const token = await issuer.mint(clerk(OFFICE));
const reader = await issuer.mint(clerk(HOUSEHOLD));
const body = inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1);

const served = await startServe(config, env, [command], user);
const ask = (method: string, path: string, more: Parameters<typeof call>[3] = {}) =>
  call(served, method, path, { ca: certificate, ...more });
const ready = await ask('GET', '/ready');
const page = await ask('GET', '/docs/swagger-ui.css');
const reference = await ask('GET', '/openapi.json');
await ask('PUT', '/divisions/411525/participation', { token: operator, body: { joinedOn: '2020-01-01' } });
const recorded = await ask('POST', '/movements', { token, key: 'first', body });
let delivered = 0;
while (recorded.status === 201 && delivered === 0) {
  const inbox = await ask('GET', `/divisions/${HOUSEHOLD}/inbox`, { token: reader });
  delivered = inbox.body.notices.length;
}
served.child.kill('SIGTERM');
const stopped = await served.ended;

const next = await startServe(config, env, [command], user);
const again = await call(next, 'POST', '/movements', { ca: certificate, token, key: 'first', body });
next.child.kill('SIGTERM');
await next.ended;
issuer.stop();

/** What a way out of here says: a machine with a network may reach it, and one without may not even try. */
const outside = await new Promise<string>((resolve) => {
  const socket = connect({ host: '192.0.2.1', port: 443, timeout: 1_000 });
  socket.on('connect', () => resolve('connected'));
  socket.on('timeout', () => resolve('timeout'));
  socket.on('error', (cause: NodeJS.ErrnoException) => resolve(cause.code ?? 'error'));
}).finally(() => {});

console.log(
  JSON.stringify({
    outside,
    hasNode: (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'node'))),
    ready: ready.status,
    page: page.status,
    operations: Object.keys(reference.body.paths).length,
    recorded: recorded.status,
    delivered,
    stopped,
    again: [
      again.status,
      again.body.repeated,
      again.body.movement.movement === recorded.body.movement.movement,
    ],
    complaints: served.complaints() + next.complaints(),
    codes: [...new Set(served.lines.map(({ code }: Line) => code))],
  }),
);
process.exit(0);
