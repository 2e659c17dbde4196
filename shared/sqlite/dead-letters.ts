import type { Engine } from './engine.ts';

/** What could not be handled, kept whole and readable until somebody puts it back. */
export interface DeadLetter {
  readonly id: number;
  readonly source: string;
  readonly body: string;
  readonly reason: string;
  readonly at: string;
}

export interface DeadLetterBook {
  bury(source: string, body: string, reason: string): void;
  list(limit: number): readonly DeadLetter[];
  /** Takes a letter out; undefined when somebody else was faster. */
  take(id: number): DeadLetter | undefined;
}

export function deadLetterBook(engine: Engine, now: () => string): DeadLetterBook {
  const { db } = engine;
  const insert = db.prepare('INSERT INTO dead_letters (source, body, reason, at) VALUES (?, ?, ?, ?)');
  const list = db.prepare('SELECT * FROM dead_letters ORDER BY id LIMIT ?');
  const remove = db.prepare('DELETE FROM dead_letters WHERE id = ? RETURNING *');
  return {
    bury(source, body, reason) {
      engine.write(() => insert.run(source, body, reason, now()));
    },
    list: (limit) => list.all(limit).map(letterOf),
    take: (id) =>
      engine.write(() => {
        const row = remove.get(id);
        return row ? letterOf(row) : undefined;
      }),
  };
}

function letterOf(row: Record<string, unknown>): DeadLetter {
  return {
    id: Number(row['id']),
    source: String(row['source']),
    body: String(row['body']),
    reason: String(row['reason']),
    at: String(row['at']),
  };
}
