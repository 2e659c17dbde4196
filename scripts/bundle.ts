import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtConsole } from '../local/console/built-console.ts';
import { assemble } from './bundle/assemble.ts';
import { closure } from './bundle/closure.ts';
import { verify } from './bundle/verify.ts';

const ROOT = join(import.meta.dirname, '..');

/** `npm run bundle`: one archive that installs on a Linux machine of this one's kind, without internet and without Node. */
async function bundle(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist') } } });
  if (process.platform !== 'linux')
    throw new Error('a bundle carries the Node that makes it, and is for Linux');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const name = `yipan-${version}-linux-${process.arch}`;
  const work = mkdtempSync(join(tmpdir(), 'yipan-bundle-'));
  try {
    const folder = join(work, name);
    mkdirSync(folder);
    await builtConsole(ROOT, console.log);
    const all = await closure(ROOT);
    assemble(ROOT, folder, all, version);
    verify(folder, all);
    mkdirSync(values.out, { recursive: true });
    const archive = join(values.out, `${name}.tar.gz`);
    pack(work, name, archive);
    console.log(
      `${archive}  ${(statSync(archive).size / 1e6).toFixed(1)} MB, ${all.files.length} files, Node ${process.version}`,
    );
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Never half an archive under its name. Owned by root, whoever packs. */
function pack(work: string, name: string, archive: string): void {
  const half = `${archive}.half`;
  const args = ['--owner=0', '--group=0', '--numeric-owner', '-czf', half, '-C', work, name];
  const { status, stderr } = spawnSync('tar', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tar failed: ${stderr}`);
  renameSync(half, archive);
}

bundle().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
});
