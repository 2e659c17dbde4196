import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSandboxFolder } from '../../local/data-folder.ts';
import { lockFolder } from '../../local/runtime/folder-lock.ts';
import { initCommand } from '../../local/serve/init.ts';
import { serveCommand } from '../../local/serve/serve.ts';
import { joinCounties } from '../../local/demo/run.ts';
import { openSandbox } from '../../local/sandbox.ts';
import { selfSigned } from '../functions/self-signed.ts';
import { YIPAN } from './served.ts';

const base = mkdtempSync(join(tmpdir(), 'yipan-refused-'));
afterAll(() => rmSync(base, { recursive: true }));
const PORTS = { YIPAN_LISTEN_PORT: '0', YIPAN_METRICS_PORT: '0' };
let made = 0;

/** An installation as `yipan init` makes it, and its folder. */
function installation(...more: readonly string[]): string {
  const folder = join(base, `one-${++made}`);
  initCommand(['--config', join(folder, 'yipan.toml'), '--issuer', 'https://sso.example.gov.cn', ...more]);
  return folder;
}
function withCertificate(
  spoil: (files: { key: string; certificate: string }) => void,
  hours?: number,
): string {
  const folder = join(base, `tls-${++made}`);
  mkdirSync(folder);
  const files = { key: join(folder, 'tls.key'), certificate: join(folder, 'tls.crt') };
  const { key, cert } = selfSigned(hours);
  writeFileSync(files.key, key, { mode: 0o600 });
  writeFileSync(files.certificate, cert);
  initCommand([
    '--config',
    join(folder, 'yipan.toml'),
    '--issuer',
    'https://sso.example.gov.cn',
    '--certificate',
    files.certificate,
    '--certificate-key',
    files.key,
  ]);
  spoil(files);
  return folder;
}

/** What is said; it must not start. */
async function said(folder: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  try {
    await serveCommand(['--config', join(folder, 'yipan.toml')], { ...PORTS, ...env });
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  throw new Error('it started');
}

describe('yipan serve does not start, says why and what to do, and makes nothing', () => {
  it.each<[string, readonly string[], () => string, NodeJS.ProcessEnv?]>([
    [
      'the data folder of a sandbox',
      ['demo data of the sandbox', 'data.folder'],
      () => {
        const folder = installation();
        rmSync(join(folder, 'data'), { recursive: true });
        openSandboxFolder(join(folder, 'data'));
        return folder;
      },
    ],
    [
      'a data folder that was never made',
      ['not made by yipan init', 'data.folder'],
      () => {
        const folder = installation();
        rmSync(join(folder, 'data'), { recursive: true });
        return folder;
      },
    ],
    [
      'a data folder of somebody else',
      ['not made by yipan init'],
      () => {
        const folder = installation();
        rmSync(join(folder, 'data', 'KIND'));
        return folder;
      },
    ],
    [
      'a database that is none',
      ['the database', 'Restore it from a copy'],
      () => {
        const folder = installation();
        writeFileSync(join(folder, 'data', 'yipan.sqlite'), 'x'.repeat(8_192));
        return folder;
      },
    ],
    [
      'no key file',
      ['the key file', 'there is no such file', 'restore it from a copy'],
      () => {
        const folder = installation();
        rmSync(join(folder, 'keys.json'));
        return folder;
      },
    ],
    [
      'a key file that others may read',
      ['0644', 'chmod 600', 'keys.json'],
      () => {
        const folder = installation();
        chmodSync(join(folder, 'keys.json'), 0o644);
        return folder;
      },
    ],
    [
      'a key file that is a folder',
      ['it is no file'],
      () => {
        const folder = installation();
        rmSync(join(folder, 'keys.json'));
        mkdirSync(join(folder, 'keys.json'));
        return folder;
      },
    ],
    [
      'a key file without keys',
      ['it is no key file'],
      () => {
        const folder = installation();
        writeFileSync(join(folder, 'keys.json'), '{"pseudonymKey":"c2VjcmV0"}');
        return folder;
      },
    ],
    [
      'a private key that others may read',
      ['chmod 600', 'tls.key'],
      () => withCertificate(({ key }) => chmodSync(key, 0o640)),
    ],
    [
      'no certificate',
      ['tls.crt', 'ENOENT', 'Check [tls]'],
      () => withCertificate(({ certificate }) => rmSync(certificate)),
    ],
    [
      'a certificate that is none',
      ['tls.crt', 'Check [tls]'],
      () => withCertificate(({ certificate }) => writeFileSync(certificate, 'x')),
    ],
    [
      'a certificate with the key of another one',
      ['key values mismatch', 'Check [tls]'],
      () => withCertificate(({ certificate }) => writeFileSync(certificate, selfSigned().cert)),
    ],
    ['a certificate that has ended', ['证书已过期', 'tls.crt'], () => withCertificate(() => {}, -1)],
    [
      'a log file that cannot be',
      ['the log file', 'Check log.file'],
      () => installation('--log', '/dev/null/yipan.log'),
    ],
    [
      'rules that are none',
      ['rules.json'],
      () => {
        const folder = installation();
        writeFileSync(join(folder, 'data', 'rules.json'), '{');
        return folder;
      },
    ],
  ])('%s', async (_, parts, make, env) => {
    const folder = make();
    const before = readdirSync(folder, { recursive: true });
    const message = await said(folder, env);
    for (const part of parts) expect(message).toContain(part);
    expect(message).not.toMatch(/\n\s+at |c2VjcmV0/);
    // The lock is taken before the database is looked at, and goes with the process.
    const after = readdirSync(folder, { recursive: true }).filter(
      (name) => name !== join('data', 'in-use.lock'),
    );
    expect(after).toEqual(before);
  });

  it('the database of a sandbox that somebody put into the folder', async () => {
    const sandbox = await openSandbox(join(base, 'sandbox'), () => {});
    await joinCounties(sandbox, new Set(), '2000-01-01');
    await sandbox.close();
    const folder = installation();
    copyFileSync(join(base, 'sandbox', 'yipan.sqlite'), join(folder, 'data', 'yipan.sqlite'));
    expect(await said(folder)).toContain("it may be the sandbox's");
  });

  it.each([
    ['the port', 'YIPAN_LISTEN_PORT', 'listen.port'],
    ['the port of the metrics', 'YIPAN_METRICS_PORT', 'metrics.port'],
  ])('%s is taken', async (_, variable, key) => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => {
      other.once('listening', resolve);
    });
    const { port } = other.address() as AddressInfo;
    const folder = installation();
    const message = await said(folder, { [variable]: String(port) });
    other.close();
    expect(message).toContain(`${port} 已被占用 is in use`);
    expect(message).toContain(key);
    expect(readdirSync(join(folder, 'data'))).toEqual(['KIND']);
  });

  it.skipIf(process.getuid?.() !== 0)('as root, where the folder is that of another user', async () => {
    const folder = installation();
    chownSync(join(folder, 'data'), 12_345, 12_345);
    expect(await said(folder)).toMatch(/belongs to user 12345, and this runs as user 0/);
    expect(readdirSync(join(folder, 'data'))).toEqual(['KIND']);
  });

  const disk = join(base, 'disk');
  mkdirSync(disk);
  const mount = (options: string): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0;
  const canMount = process.getuid?.() === 0 && mount('size=1m') && spawnSync('umount', [disk]).status === 0;
  it.skipIf(!canMount).each([
    [
      'read-only',
      () => spawnSync('mount', ['-o', 'remount,ro', disk]),
      /readonly database|read-only file system|unable to open/,
    ],
    // Room for the lock, not for a database.
    ['full', () => fillAllBut(disk, 12 * 1024), /full/],
  ])('a disk that is %s', (_, spoil, message) => {
    mount('size=1m');
    try {
      const folder = join(disk, 'one');
      initCommand(['--config', join(folder, 'yipan.toml'), '--issuer', 'https://sso.example.gov.cn']);
      spoil();
      // As a process, which leaves no file of the disk open.
      const { stderr: why } = spawnSync(
        process.execPath,
        [YIPAN, 'serve', '--config', join(folder, 'yipan.toml')],
        {
          encoding: 'utf8',
          env: PORTS,
        },
      );
      expect(why).toMatch(message);
      expect(why.trim().split('\n')).toHaveLength(1);
      expect(why).toContain(join(folder, 'data'));
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('a data folder that another process uses', async () => {
    const folder = installation();
    const lock = lockFolder(join(folder, 'data', 'in-use.lock'));
    expect(await said(folder)).toContain('a running platform is using it');
    lock.release();
  });
});

/** Leaves so many bytes free. */
function fillAllBut(disk: string, bytes: number): void {
  const { stdout } = spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' });
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Number(stdout.split('\n')[1]) - bytes));
}

describe('as a process', () => {
  const run = (args: readonly string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [YIPAN, ...args], {
      encoding: 'utf8',
      env: { PATH: '' },
    });
    return { status, stderr, stdout };
  };

  it('a wrong configuration is exit code 78, which the unit does not start again for; anything else 1', () => {
    const folder = installation();
    writeFileSync(join(folder, 'yipan.toml'), '[data\n');
    expect(run(['serve', '--config', join(folder, 'yipan.toml')])).toMatchObject({
      status: 78,
      stdout: '',
      stderr: expect.stringContaining('line 1'),
    });
    const keyless = installation();
    rmSync(join(keyless, 'keys.json'));
    const refused = run(['serve', '--config', join(keyless, 'yipan.toml')]);
    expect([refused.status, refused.stderr.trim().split('\n').length]).toEqual([1, 1]);
  });

  it.skipIf(process.getuid?.() !== 0)('a key file that it may not read', () => {
    const folder = installation();
    chmodSync(base, 0o755);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'yipan.toml'), 0o644);
    chownSync(join(folder, 'data'), 65_534, 65_534);
    const { status, stderr } = spawnSync(
      process.execPath,
      [YIPAN, 'serve', '--config', join(folder, 'yipan.toml')],
      {
        encoding: 'utf8',
        env: PORTS,
        uid: 65_534,
      },
    );
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/the key file .*keys\.json cannot be used: EACCES/),
    ]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('--check only checks, --help only helps, and a slip of the hand is answered with what was meant', () => {
    const folder = installation();
    expect(run(['serve', '--check', '--config', join(folder, 'yipan.toml')])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('the configuration is good'),
    });
    expect(readdirSync(join(folder, 'data'))).toEqual(['KIND']);
    expect(run(['init', '--help']).stdout).toContain('--certificate-key');
    expect(run(['serv'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean serve?'),
    });
    expect(run(['--help']).stdout).toMatch(/\n {2}serve +在本机真实运行/);
  });
});
