import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Configuration } from '../../local/serve/configuration/configuration.ts';

const packaging = join(import.meta.dirname, '../../packaging');
const unit = readFileSync(join(packaging, 'yipan.service'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'yipan-unit-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** The value of a setting of the unit. */
const valueOf = (name: string): string | undefined => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];

describe('the unit of systemd', () => {
  it.skipIf(!hasSystemd)('is taken by systemd without a word, and lets the service do little', () => {
    // The command is not installed here: another one stands for it.
    const file = join(folder, 'yipan.service');
    writeFileSync(file, unit.replace('/opt/yipan/current/bin/yipan serve', '/bin/true serve'));
    const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect([verified.status, verified.stderr, verified.stdout]).toEqual([0, '', '']);
    // Exposure in tenths, of 100: systemd itself calls up to 2.0 OK.
    const rated = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', file], {
      encoding: 'utf8',
    });
    expect([rated.status, rated.stdout.split('\n').at(-2)]).toEqual([
      0,
      expect.stringContaining('exposure level'),
    ]);
  });

  it('does not start again what is wrongly configured, and waits longer for a stop than the platform does', () => {
    expect(valueOf('RestartPreventExitStatus')).toBe('78');
    const longest = Configuration.parse({ data: { folder: 'd', keyFile: 'k' } }).stop.longestSeconds;
    expect(Number(valueOf('TimeoutStopSec'))).toBeGreaterThan(longest);
  });

  it('may write what the installer and the example name, and no more', () => {
    const example = readFileSync(join(packaging, 'yipan.example.toml'), 'utf8');
    expect([valueOf('ProtectSystem'), valueOf('StateDirectory'), valueOf('LogsDirectory')]).toEqual([
      'strict',
      'yipan yipan-backup',
      'yipan',
    ]);
    expect(example).toContain('folder = "/var/lib/yipan-backup"');
    expect(example).toContain('folder = "/var/lib/yipan"');
    expect(example).toContain('file = "/var/log/yipan/yipan.log"');
    expect(valueOf('ExecStart')).toContain(
      '/opt/yipan/current/bin/yipan serve --config /etc/yipan/yipan.toml',
    );
    expect(readFileSync(join(packaging, 'install.sh'), 'utf8')).toContain('/etc/yipan/yipan.toml');
  });
});
