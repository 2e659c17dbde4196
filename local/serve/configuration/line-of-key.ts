import { parse } from 'smol-toml';
import type { KeyPath } from './keys.ts';

/**
 * The line of a file (from 1) on which a key gets its value, or ends to get it; undefined where it has none. The parser keeps no places,
 * so the first so many lines are parsed until the key is there: only once something is wrong with it, and a file is short.
 */
export function lineOfKey(text: string, path: KeyPath): number | undefined {
  const lines = text.split('\n');
  for (let many = 1; many <= lines.length; many++) {
    if (has(lines.slice(0, many).join('\n'), path)) return many;
  }
  return undefined;
}

function has(text: string, path: KeyPath): boolean {
  let at: unknown;
  try {
    at = parse(text);
  } catch {
    return false; // in the middle of a value
  }
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return false;
    at = (at as Record<string | number, unknown>)[part];
  }
  return true;
}
