import type { Engine } from './engine.ts';

/** Where the offices of facts, notices and reports stand, each the first column of a key. */
const PLACES = [
  ['facts', 'office'],
  ['duties', 'office'],
  ['reported', 'office'],
] as const;

/**
 * The counties in which any office ever recorded, got or reported something. It hops from county to county in the keys, so
 * that its cost is that of the counties that there are, however many records they have.
 */
export function sqliteActiveCounties(engine: Engine): () => ReadonlySet<string> {
  const hops = PLACES.map(([table, column]) =>
    engine.db.prepare(`SELECT min(${column}) AS next FROM ${table} WHERE ${column} > ?`),
  );
  const inboxes = engine.db.prepare(
    "SELECT min(division) AS next FROM notices WHERE box = 'inbox' AND division > ?",
  );
  return () => {
    const counties = new Set<string>();
    for (const hop of [...hops, inboxes]) {
      let after = '';
      for (;;) {
        const next = hop.get(after)?.['next'];
        if (typeof next !== 'string') break;
        const county = next.slice(0, 6);
        counties.add(county);
        after = `${county}~`;
      }
    }
    return counties;
  };
}
