import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openSandboxFolder,
  realFolder,
  removeDatabase,
  startedSandboxFolder,
} from '../../local/data-folder.ts';
import { readKeyFile } from '../../local/runtime/key-file.ts';
import { readConfiguration } from '../../local/serve/configuration/read-configuration.ts';
import { initCommand } from '../../local/serve/init.ts';

const base = mkdtempSync(join(tmpdir(), 'yipan-init-'));
afterAll(() => rmSync(base, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'one-'));
});
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const init = (...more: readonly string[]): number =>
  initCommand(['--config', at('etc', 'yipan.toml'), '--issuer', 'https://sso.example.gov.cn', ...more]);
function fill(path: string): void {
  const fd = openSync(path, 'w');
  expect(() => {
    for (;;) writeSync(fd, Buffer.alloc(4_096));
  }).toThrow('ENOSPC');
  closeSync(fd);
}
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('yipan init', () => {
  it('makes folder, keys for their owner only, and a configuration with every key in words', () => {
    expect(init('--port', '0', '--log', at('yipan.log'))).toBe(0);
    expect([mode(at('etc', 'keys.json')), mode(at('etc', 'data'))]).toEqual(['600', '700']);
    expect(readKeyFile(at('etc', 'keys.json')).pseudonymKey).toHaveLength(32);
    expect(realFolder(at('etc', 'data')).database).toBe(at('etc', 'data', 'yipan.sqlite'));
    const read = readConfiguration(at('etc', 'yipan.toml'), {});
    expect(read).toMatchObject({
      data: { folder: at('etc', 'data'), keyFile: at('etc', 'keys.json') },
      listen: { address: '127.0.0.1', port: 0 },
      issuers: [{ issuer: 'https://sso.example.gov.cn', audience: 'yipan' }],
      log: { file: at('yipan.log') },
    });
    expect(readFileSync(at('etc', 'yipan.toml'), 'utf8')).toContain('# longestSeconds = 30');
  });

  it('makes other keys each time', () => {
    init();
    initCommand(['--config', at('b', 'yipan.toml'), '--issuer', 'https://sso.example.gov.cn']);
    expect(readKeyFile(at('etc', 'keys.json'))).not.toEqual(readKeyFile(at('b', 'keys.json')));
  });

  it('without an issuer there are local accounts, with one only where they are asked for', () => {
    expect(initCommand(['--config', at('yipan.toml')])).toBe(0);
    expect(readConfiguration(at('yipan.toml'), {})).toMatchObject({
      issuers: [],
      accounts: { enabled: true },
    });
    const neither = { YIPAN_ACCOUNTS_ENABLED: 'false' };
    expect(() => readConfiguration(at('yipan.toml'), neither)).toThrow('[[issuers]]');
    init();
    expect(readConfiguration(at('etc', 'yipan.toml'), {}).accounts.enabled).toBe(false);
    const both = [
      '--config',
      at('both', 'yipan.toml'),
      '--issuer',
      'https://sso.example.gov.cn',
      '--accounts',
    ];
    expect(initCommand(both)).toBe(0);
    expect(readConfiguration(at('both', 'yipan.toml'), {}).accounts.enabled).toBe(true);
  });

  it.each([
    ['a configuration', 'etc/yipan.toml', '--config'],
    ['a key file', 'etc/keys.json', '--keys'],
    ['a data folder with something in it', 'etc/data/letter.txt', '--data'],
  ])('writes over nothing: %s that is there stays, and nothing else is made', (_, path, option) => {
    mkdirSync(join(at(path), '..'), { recursive: true });
    writeFileSync(at(path), 'mine');
    const before = readdirSync(folder, { recursive: true });
    expect(() => init()).toThrow(option);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(readFileSync(at(path), 'utf8')).toBe('mine');
  });

  it('a second time changes nothing', () => {
    init();
    const keys = readFileSync(at('etc', 'keys.json'), 'utf8');
    expect(() => init()).toThrow('不覆盖');
    expect(() => initCommand(['--config', at('other.toml'), '--data', at('etc', 'data')])).toThrow(
      '已在使用',
    );
    expect(readFileSync(at('etc', 'keys.json'), 'utf8')).toBe(keys);
    expect(existsSync(at('other.toml'))).toBe(false);
  });

  it('refuses the folder of a sandbox, and the sandbox the folder that it made', () => {
    openSandboxFolder(at('sandbox'));
    expect(() => init('--data', at('sandbox'))).toThrow('sandbox');
    expect(readdirSync(folder)).toEqual(['sandbox']);
    init();
    for (const open of [openSandboxFolder, startedSandboxFolder, removeDatabase])
      expect(() => open(at('etc', 'data'))).toThrow('real data');
  });

  it.each([
    ['a port that is none', ['--port', 'x'], 'listen.port = "x"'],
    ['an issuer without https', ['--issuer', 'http://sso'], 'issuers[0].issuer'],
    ['the development issuer', ['--issuer', 'https://sandbox.yipan.invalid'], 'development issuer'],
    ['an open address without TLS', ['--address', '0.0.0.0'], 'behindProxy = true'],
    ['half a certificate', ['--certificate', 'c.pem'], 'tls.key'],
    ['an option that there is not', ['--prot', '1'], "Unknown option '--prot'"],
  ])('%s: said before anything is made', (_, args, message) => {
    expect(() => init(...args)).toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  const disk = join(base, 'disk');
  mkdirSync(disk);
  const mount = (options: string): boolean =>
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0;
  const canMount = mount('ro') && spawnSync('umount', [disk]).status === 0;
  it.skipIf(!canMount).each([
    ['read-only', 'ro', /read-only file system/],
    // One page for the folder's names, and none for what is in the files.
    ['full', 'size=4k', /no space left on device/],
  ])('a disk that is %s: said, and nothing is left of it', (_, options, message) => {
    mount(options);
    try {
      if (!options.startsWith('ro')) fill(join(disk, 'ballast'));
      expect(() => initCommand(['--config', join(disk, 'yipan.toml')])).toThrow(message);
      expect(readdirSync(disk).filter((name) => name !== 'ballast')).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('what cannot be made to the end leaves nothing behind', () => {
    writeFileSync(at('file'), '');
    expect(() => init('--keys', at('file', 'keys.json'))).toThrow();
    expect(() => init('--data', at('file', 'data'))).toThrow('data folder');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
