import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../shared/assessment/sha256.ts';

/** What the built console is made from; packages by the lockfile. */
const SOURCES = [
  'web/**/*.{ts,tsx,css,html,svg}',
  'shared/{domain,api}/**/*.ts',
  'scripts/build-console.ts',
  'scripts/console/*.ts',
  'package-lock.json',
];
const NO_SOURCE = /^web\/dist\//;

/** A digest of all sources by content: times of files say nothing after a checkout. */
export function sourceDigest(root: string): string {
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !NO_SOURCE.test(path))
    .sort();
  return sha256(files.map((path) => `${path}\n${sha256(readFileSync(join(root, path), 'utf8'))}`).join('\n'));
}
