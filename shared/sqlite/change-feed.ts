import type { Engine } from './engine.ts';

/** Records whose changes are fed to consumers. */
export type Entity = 'movement' | 'notice';

export interface FeedRecord {
  readonly id: number;
  readonly before: unknown;
  readonly after: unknown;
}

/** A change with the state that the record has afterwards, where it has states. */
export interface NotedChange {
  readonly before: string | null;
  readonly after: string;
  readonly state?: string;
}

/** Notes a change in the same transaction as the change itself, so that neither can exist without the other. */
export function noteChange(engine: Engine, entity: Entity): (change: NotedChange) => void {
  const insert = engine.db.prepare('INSERT INTO changes (entity, state, before, after) VALUES (?, ?, ?, ?)');
  return ({ before, after, state = null }) => {
    insert.run(entity, state, before, after);
  };
}

/** What a consumer is fed with: all changes of an entity, or those that end in one of these states. */
export interface Feeding {
  readonly entity: Entity;
  readonly states?: readonly string[];
}

/** Changes passed by before their place is written down: after a crash they are looked at again, and passed by again. */
const PASSED_BY = 500;

/** One consumer's place in the feed. Reading waits for the open group: only committed rows are fed. */
export function feedConsumer(engine: Engine, consumer: string, { entity, states }: Feeding) {
  const place = engine.db.prepare('SELECT position FROM cursors WHERE consumer = ?');
  const end = engine.db.prepare('SELECT max(id) AS id FROM changes');
  const read =
    engine.db.prepare(`SELECT id, before, after FROM changes WHERE id > ? AND id <= ? AND entity = ?
    ${states ? `AND state IN (${states.map(() => '?').join(', ')})` : ''} ORDER BY id LIMIT ?+0`);
  const move = engine.db.prepare(
    'INSERT INTO cursors VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET position = excluded.position',
  );
  const moveTo = async (id: number): Promise<void> => {
    engine.write(() => move.run(consumer, id));
    await engine.settled();
  };
  /** Up to here nothing is left that concerns this consumer, though its place may not say so yet. */
  let passed = 0;
  return {
    async read(limit: number): Promise<readonly FeedRecord[]> {
      await engine.settled();
      const position = Number(place.get(consumer)?.['position'] ?? 0);
      const last = Number(end.get()?.['id'] ?? 0);
      const from = Math.max(position, passed);
      if (from >= last) return [];
      const rows = read.all(from, last, entity, ...(states ?? []), limit);
      if (rows.length === 0) {
        passed = last;
        if (last - position >= PASSED_BY) await moveTo(last);
      }
      return rows.map((row) => ({
        id: Number(row['id']),
        before: row['before'] === null ? null : JSON.parse(String(row['before'])),
        after: JSON.parse(String(row['after'])),
      }));
    },
    /** Everything up to and with this record is done. */
    moveTo,
  };
}
