import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'yipan-bundle-test-'));
chmodSync(folder, 0o755); // the user of the installation reads the issuer's certificate in it
afterAll(() => rmSync(folder, { recursive: true }));

/** What a minimal system has: the coreutils that the scripts use, and the making of a user. No Node, no npm, no network tools. */
const TOOLS = [
  'cat',
  'chmod',
  'chown',
  'cp',
  'dirname',
  'id',
  'ln',
  'mkdir',
  'mv',
  'readlink',
  'rm',
  'sha256sum',
  'uname',
  'useradd',
];
const bin = join(folder, 'bin');
let archive = '';
let unpacked = '';

beforeAll(() => {
  mkdirSync(bin);
  for (const tool of TOOLS) {
    const at = ['/usr/bin', '/bin', '/usr/sbin', '/sbin']
      .map((place) => join(place, tool))
      .find((path) => existsSync(path));
    if (at) symlinkSync(at, join(bin, tool));
  }
  const made = spawnSync(process.execPath, ['scripts/bundle.ts', '--out', join(folder, 'dist')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  archive = join(folder, 'dist', readdirSync(join(folder, 'dist'))[0] ?? '');
  mkdirSync(join(folder, 'unpacked'));
  spawnSync('tar', ['-xzf', archive, '-C', join(folder, 'unpacked')]);
  unpacked = join(folder, 'unpacked', readdirSync(join(folder, 'unpacked'))[0] ?? '');
}, 300_000);

const canInstall =
  process.getuid?.() === 0 &&
  existsSync('/usr/sbin/useradd') &&
  spawnSync('unshare', [
    '--net',
    '--mount',
    'sh',
    '-c',
    `ip link set lo up && mount -t tmpfs tmpfs "${folder}"`,
  ]).status === 0;

const WELL = {
  hasNode: false,
  ready: 200,
  page: 200,
  recorded: 201,
  delivered: 1,
  stopped: 0,
  again: [201, true, true],
  complaints: '',
  codes: ['started', 'request', 'stopping', 'stopped'],
};

describe('the offline bundle', { timeout: 300_000 }, () => {
  it('carries Node with its licence, our modules and the packages that they load with theirs, and nothing of AWS, tests or the demo', () => {
    const files = globSync('**/*', { cwd: unpacked, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(unpacked.length + 1));
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/node',
        'bin/yipan',
        'licences/node',
        'install.sh',
        'yipan.service',
        'yipan.example.toml',
        'serve.md',
        'keeping.md',
        'app/local/cli/main.ts',
        'app/shared/divisions/directory.packed.br',
        'app/workflows/assessment.asl.json',
      ]),
    );
    expect(
      files.filter((path) =>
        /aws-sdk|@smithy|aws-cdk|^app\/(test|bench|infra|local\/demo|local\/sandbox\.ts)/.test(path),
      ),
    ).toEqual([]);
    expect(readFileSync(join(unpacked, 'licences/node'), 'utf8')).toContain('Copyright Node.js contributors');
    const packages = [
      ...new Set(files.flatMap((path) => /^app\/node_modules\/((@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])),
    ];
    expect(packages.length).toBeGreaterThan(8);
    const said = packages.filter((one) =>
      files.some((path) => new RegExp(`^app/node_modules/${one}/(licen[cs]e|package.json)`, 'i').test(path)),
    );
    expect(said).toEqual(packages);
  });

  it('knows when a file of it is torn', () => {
    const check = () =>
      spawnSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: unpacked }).status;
    expect(check()).toBe(0);
    const torn = join(unpacked, 'app/workflows/assessment.asl.json');
    const whole = readFileSync(torn);
    writeFileSync(torn, whole.subarray(1));
    expect(check()).toBe(1);
    writeFileSync(torn, whole);
  });

  it('runs from where it was unpacked, with nothing of the machine but coreutils, to the first movement', () => {
    const place = join(folder, 'here');
    const args = [
      join(unpacked, 'bin/yipan'),
      join(place, 'etc/yipan.toml'),
      join(place, 'data'),
      join(place, 'scratch'),
    ];
    const { stdout, stderr } = spawnSync(
      join(unpacked, 'bin/node'),
      [join(import.meta.dirname, 'first-movement.ts'), ...args],
      { encoding: 'utf8', env: { PATH: bin } },
    );
    expect(stderr).toBe('');
    const { outside: _, operations, ...happened } = JSON.parse(stdout);
    expect(happened).toEqual(WELL);
    expect(operations).toBeGreaterThan(50);
  });

  it.skipIf(!canInstall)(
    'is installed by root where there is no route, runs as its own user to the first movement, and is upgraded over it',
    () => {
      const place = join(folder, 'installed');
      const script = `set -eu
ip link set lo up
for one in /opt /var/lib /var/log /usr/local/bin; do mount -t tmpfs tmpfs "$one"; done
cp -a /etc "${place}"
mount --bind "${place}" /etc
mkdir -p /etc/systemd/system
mkdir /opt/copied
tar -xzf "${archive}" -C /opt/copied
export PATH="${bin}"
/opt/copied/*/install.sh
/opt/yipan/current/bin/node "${join(import.meta.dirname, 'first-movement.ts')}" /usr/local/bin/yipan /etc/yipan/yipan.toml /var/lib/yipan "${join(folder, 'scratch')}" "$(id -u yipan)" "$(id -g yipan)"
/opt/copied/*/install.sh
yipan=/usr/local/bin/yipan
"$yipan" serve --check --config /etc/yipan/yipan.toml
cat /etc/systemd/system/yipan.service
`;
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        ['--net', '--mount', '--propagation', 'private', 'sh', '-c', script],
        // As on a machine of its own: nothing of this one's environment.
        { encoding: 'utf8', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } },
      );
      expect([status, stderr]).toEqual([0, '']);
      const [installed = '', ...lines] = stdout.split('\n');
      expect(installed).toMatch(/^已安装 installed: yipan \d+\.\d+\.\d+/);
      const said = lines.find((line) => line.startsWith('{')) ?? '{}';
      const { operations: _, ...happened } = JSON.parse(said);
      expect(happened).toEqual({ ...WELL, outside: 'ENETUNREACH' });
      const after = lines.slice(lines.indexOf(said) + 1).join('\n');
      expect(after).toContain('沿用已有配置');
      expect(after).toContain('配置无误 the configuration is good: /etc/yipan/yipan.toml');
      expect(after).toContain(readFileSync(join(root, 'packaging/yipan.service'), 'utf8'));
    },
  );

  it('is not installed by anybody else, or with an argument that it does not know', () => {
    const run = (command: string, args: readonly string[]) =>
      spawnSync(command, args, { encoding: 'utf8', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
    expect(run(join(unpacked, 'install.sh'), ['--prefix', '/x'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('takes no arguments'),
    });
    if (process.getuid?.() !== 0)
      expect(run(join(unpacked, 'install.sh'), [])).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('run it as root'),
      });
  });
});
