import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Closure } from './closure.ts';

/** Modules that do something when they are loaded. */
const ENTRIES = /^local\/(cli\/main|runtime\/background-thread)\.ts$/;

/**
 * Loads every module of an assembled bundle, and every package by the name that our modules ask for it, with the bundle's own Node and
 * nothing else in sight. Throws with what is missing: what esbuild resolved is thereby what Node resolves.
 */
export function verify(folder: string, { files, specifiers }: Closure): void {
  const own = files.filter(
    (path) => path.endsWith('.ts') && !path.startsWith('node_modules/') && !ENTRIES.test(path),
  );
  const names = [...own.map((path) => `./${path}`), ...specifiers];
  const script = join(folder, 'app', 'verify.mjs');
  writeFileSync(
    script,
    `for (const name of ${JSON.stringify(names)}) await import(name);\nconsole.log(${names.length});\n`,
  );
  const { status, stdout, stderr } = spawnSync(join(folder, 'bin', 'node'), [script], {
    encoding: 'utf8',
    env: {},
  });
  rmSync(script);
  if (status !== 0 || stdout.trim() !== String(names.length))
    throw new Error(`the bundle does not load: ${stderr.split('\n').slice(0, 12).join('\n')}`);
}
