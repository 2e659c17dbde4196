import type { Engine } from './engine.ts';

/** Records whose changes are fed to consumers. */
export type Entity = 'movement' | 'notice';

export interface FeedRecord {
  readonly id: number;
  readonly before: unknown;
  readonly after: unknown;
}

/** Notes a change in the same transaction as the change itself, so that neither can exist without the other. */
export function noteChange(engine: Engine, entity: Entity): (before: string | null, after: string) => void {
  const insert = engine.db.prepare('INSERT INTO changes (entity, before, after) VALUES (?, ?, ?)');
  return (before, after) => {
    insert.run(entity, before, after);
  };
}

/** One consumer's place in the feed. Reading waits for the open group: only committed rows are fed. */
export function feedConsumer(engine: Engine, consumer: string, entity: Entity) {
  const place = engine.db.prepare('SELECT position FROM cursors WHERE consumer = ?');
  const read = engine.db.prepare(
    'SELECT id, before, after FROM changes WHERE id > ? AND entity = ? ORDER BY id LIMIT ?',
  );
  const move = engine.db.prepare(
    'INSERT INTO cursors VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET position = excluded.position',
  );
  return {
    async read(limit: number): Promise<readonly FeedRecord[]> {
      await engine.settled();
      const position = Number(place.get(consumer)?.['position'] ?? 0);
      return read.all(position, entity, limit).map((row) => ({
        id: Number(row['id']),
        before: row['before'] === null ? null : JSON.parse(String(row['before'])),
        after: JSON.parse(String(row['after'])),
      }));
    },
    /** Everything up to and with this record is done. */
    async moveTo(id: number): Promise<void> {
      engine.write(() => move.run(consumer, id));
      await engine.settled();
    },
  };
}
