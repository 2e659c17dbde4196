import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openLog } from '../../local/serve/log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'yipan-log-'));
afterAll(() => rmSync(folder, { recursive: true }));
const settings = { rotateMegabytes: 1, keptFiles: 3, requests: true };

describe('the log in a file', () => {
  it('is a JSON line for each entry, in a folder that it makes, and goes on where it was', async () => {
    const file = join(folder, 'made', 'yipan.log');
    for (const n of [1, 2]) {
      const { log, close } = await openLog({ ...settings, file });
      log('tried', { n });
      await close();
    }
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([1, 2].map((n) => ({ at: expect.any(String), code: 'tried', n })));
    expect((statSync(file).mode & 0o007).toString(8)).toBe('0');
  });

  it('begins anew at its size, keeps so many old ones, and loses no line of those', async () => {
    const file = join(folder, 'rotated', 'yipan.log');
    const { log, close } = await openLog({ ...settings, file });
    const long = 'x'.repeat(1_000);
    for (let n = 0; n < 6_000; n++) {
      log('line', { n, long });
      if (n % 500 === 0) await new Promise(setImmediate);
    }
    await close();
    const names = readdirSync(join(folder, 'rotated')).sort();
    expect(names).toEqual(['yipan.log', 'yipan.log.1', 'yipan.log.2', 'yipan.log.3']);
    const numbers = ['yipan.log.3', 'yipan.log.2', 'yipan.log.1', 'yipan.log'].flatMap((name) =>
      readFileSync(join(folder, 'rotated', name), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => Number(JSON.parse(line).n)),
    );
    expect(numbers.at(-1)).toBe(5_999);
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? NaN) + i));
    expect(numbers.length).toBeGreaterThan(3_000);
  });

  it('cannot be opened where a folder has its name', async () => {
    const file = join(folder, 'taken');
    mkdirSync(file);
    await expect(openLog({ ...settings, file })).rejects.toThrow('not a file');
  });

  const tmpfs = join(folder, 'tmpfs');
  mkdirSync(tmpfs);
  const canMount =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', tmpfs]).status === 0;
  afterAll(() => {
    if (canMount) spawnSync('umount', [tmpfs]);
  });
  it.skipIf(!canMount)('on a full disk says so once, goes on, and ends', async () => {
    const said: string[] = [];
    const { error } = console;
    console.error = (line: string) => said.push(line);
    onTestFinished(() => {
      console.error = error;
    });
    const { log, close } = await openLog({ ...settings, file: join(tmpfs, 'yipan.log') });
    writeFileSync(join(tmpfs, 'ballast'), Buffer.alloc(52 * 1024));
    for (let n = 0; n < 40; n++) {
      log('line', { n, long: 'x'.repeat(1_000) });
      await new Promise(setImmediate);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    log('line', { n: 40 });
    await close();
    expect(said).toEqual([expect.stringContaining('Its lines go to standard output meanwhile')]);
    expect(existsSync(join(tmpfs, 'yipan.log'))).toBe(true);
  });
});
