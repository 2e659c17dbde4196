import type { Engine } from './engine.ts';

/** Where offices stand: the first column of a key after those that `where` sets. */
interface Place {
  readonly table: string;
  readonly column: string;
  readonly where?: string;
}

const RECORDED: readonly Place[] = [
  { table: 'facts', column: 'office' },
  { table: 'duties', column: 'office' },
  { table: 'reported', column: 'office' },
  { table: 'notices', column: 'division', where: "box = 'inbox'" },
];
const GIVEN: readonly Place[] = [
  { table: 'cases', column: 'office', where: "kind = 'task'" },
  { table: 'cases', column: 'office', where: "kind = 'return'" },
];

/**
 * The counties in which any office ever recorded, got or reported something. It hops from county to county in the keys, so
 * that its cost is that of the counties that there are, however many records they have.
 */
export function sqliteActiveCounties(engine: Engine): () => ReadonlySet<string> {
  return countiesIn(engine, RECORDED);
}

/** Those, and the counties whose offices were given anything to do: who did nothing at all is late with it. */
export function sqliteCountiesToScore(engine: Engine): () => ReadonlySet<string> {
  return countiesIn(engine, [...RECORDED, ...GIVEN]);
}

function countiesIn(engine: Engine, places: readonly Place[]): () => ReadonlySet<string> {
  const hops = places.map(({ table, column, where }) =>
    engine.db.prepare(
      `SELECT min(${column}) AS next FROM ${table} WHERE ${where === undefined ? '' : `${where} AND `}${column} > ?`,
    ),
  );
  return () => {
    const counties = new Set<string>();
    for (const hop of hops) {
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
