import type * as z from 'zod/mini';
import { Configuration } from './configuration.ts';
import { bareOf, entryOf, tableOf, type Words, wordsOf } from './setting.ts';

/** `listen`, `port`; of a list of tables also the place: `issuers`, 0, `audience`. */
export type KeyPath = readonly (string | number)[];

/** One key that a configuration may have. */
export interface Key {
  /** In a list of tables with the place `*`. */
  readonly path: readonly string[];
  readonly words: Words;
  readonly kind: 'string' | 'number' | 'boolean';
}

/** Every key that there is, in the order of the file. */
export const KEYS: readonly Key[] = keysIn(Configuration, []);

function keysIn(schema: z.core.$ZodType, path: readonly string[]): readonly Key[] {
  const entry = entryOf(schema);
  if (entry) return keysIn(entry, [...path, '*']);
  const table = tableOf(schema);
  if (table) return Object.entries(table).flatMap(([name, inner]) => keysIn(inner, [...path, name]));
  const words = wordsOf(schema);
  const kind = bareOf(schema)._zod.def.type;
  if (!words || (kind !== 'string' && kind !== 'number' && kind !== 'boolean'))
    throw new Error(`the setting ${path.join('.')} has no words`);
  return [{ path, words, kind }];
}

export function keyAt(path: KeyPath): Key | undefined {
  return KEYS.find(
    (key) =>
      key.path.length === path.length &&
      key.path.every((name, i) => name === path[i] || (name === '*' && typeof path[i] === 'number')),
  );
}

/** As people write it: `listen.port`, `issuers[0].audience`. */
export function written(path: KeyPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** `YIPAN_DATA_KEY_FILE`, `YIPAN_ISSUERS_0_AUDIENCE`. */
export function variableOf(path: KeyPath): string {
  const parts = path.map((part) =>
    String(part)
      .replaceAll(/[A-Z]/g, (letter) => `_${letter}`)
      .toUpperCase(),
  );
  return `YIPAN_${parts.join('_')}`;
}
