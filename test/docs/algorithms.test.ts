import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const FOLDERS = 'shared,functions,local,infra,scripts';
/** Names of algorithms as calls of `node:crypto` and `jose` take them. Upper case is that of JOSE. */
const ALGORITHM =
  /'((?:sha-?|md)\d+(?:-\d+)?|aes-?\d+-[a-z]+|chacha20[\w-]*|des[\w-]*cbc|sm[234][\w-]*|argon2(?:id|i|d)|(?:RS|ES|PS|HS)\d{3}|EdDSA|SHA-?\d+|rsa|ed25519)'/g;
/** Calls that name their algorithm by themselves. */
const CALL = /\b(scrypt|pbkdf2)(?:Sync)?\(/g;

/** Source files that use cryptography, and the algorithms that each names. */
function used(): readonly string[] {
  const found = new Set<string>();
  for (const file of globSync(`{${FOLDERS}}/**/*.ts`, { cwd: root })) {
    const source = readFileSync(join(root, file), 'utf8');
    if (!/from '(?:node:crypto|jose|otpauth)'/.test(source)) continue;
    for (const [, name] of [...source.matchAll(ALGORITHM), ...source.matchAll(CALL)])
      found.add(`${name} ${file}`);
  }
  return [...found].sort();
}

/** The table "Algorithms in use". */
function named(): readonly string[] {
  const page = readFileSync(join(root, 'docs', 'compliance.md'), 'utf8');
  const table = page.slice(page.indexOf('## Algorithms in use'), page.indexOf('## 个人信息保护法'));
  const rows = [...table.matchAll(/^\| `([^`]+)` \|.*\| `([^`]+)` \|$/gm)];
  return [...new Set(rows.map(([, name, file]) => `${name} ${file}`))].sort();
}

describe('docs/compliance.md', () => {
  it('names the algorithms that the code uses, each where it is, and no other', () => {
    expect(named().length).toBeGreaterThan(5);
    expect(named()).toEqual(used());
  });

  it('points to evidence that is there', () => {
    const page = readFileSync(join(root, 'docs', 'compliance.md'), 'utf8');
    const paths = [...page.matchAll(/`((?:test|docs|packaging|shared|functions|local|scripts)\/[\w./-]+)`/g)];
    const missing = paths
      .map(([, path = '']) => path)
      .filter((path) => globSync(path, { cwd: root }).length === 0);
    expect(paths.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
});
