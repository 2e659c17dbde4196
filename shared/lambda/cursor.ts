import { type Refused, refused } from '../domain/refusal.ts';

/** A page's place as callers see it: opaque, so that it can change. */
export function writeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place of a cursor, or a refusal of one that we did not write. `keys` are the fields it must have, all text. */
export function readCursor<K extends string>(
  cursor: string | undefined,
  ...keys: readonly K[]
): { readonly kind: 'place'; readonly place: Record<K, string> | undefined } | Refused {
  if (cursor === undefined) return { kind: 'place', place: undefined };
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Record<K, string>;
    if (keys.every((key) => typeof place[key] === 'string')) return { kind: 'place', place };
  } catch {
    // not ours: refused below
  }
  return refused('invalid-request', '/cursor');
}
