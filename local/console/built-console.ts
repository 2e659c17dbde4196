import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDigest } from './source-digest.ts';

/** Beside the built files: the digest of what they were built from. */
export const BUILT_FROM = 'built-from.txt';

/**
 * The folder of the built console, built anew where it is missing or was made from other sources. Throws a sentence where
 * that fails: a platform without its console would look as if it worked.
 */
export async function builtConsole(root: string, tell: (line: string) => void): Promise<string> {
  const folder = join(root, 'web', 'dist');
  const stamp = join(folder, BUILT_FROM);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === sourceDigest(root)) return folder;
  tell(
    '正在构建管理台，仅在首次启动或源码变化后 building the console: only at a first start, or after its sources changed',
  );
  const began = performance.now();
  const { code, output } = await run(root, 'scripts/build-console.ts');
  if (code !== 0) throw new Error(`管理台构建失败 the console could not be built. npm ci?\n${output}`);
  tell(`管理台已构建 the console is built (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return folder;
}

function run(root: string, script: string): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
