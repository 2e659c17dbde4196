import type { DeadLetter, DeadLetters, Redriven } from '../domain/dead-letter/dead-letters.ts';
import type { FeedRecord } from './change-feed.ts';
import type { Engine } from './engine.ts';

/** Where pumps lay down what they could not handle. */
export interface DeadLetterBook {
  bury(source: string, body: string, reason: string): void;
}

export function deadLetterBook(engine: Engine, now: () => string): DeadLetterBook {
  const insert = engine.db.prepare('INSERT INTO dead_letters (source, body, reason, at) VALUES (?, ?, ?, ?)');
  return {
    bury(source, body, reason) {
      engine.write(() => insert.run(source, body, reason, now()));
    },
  };
}

/** The ways back: the queues by name, and each feed's consumer, which answers whether it took the record. */
export interface WaysBack {
  readonly queues: readonly string[];
  readonly consumers: Readonly<Record<string, (record: FeedRecord) => Promise<boolean>>>;
}

/** The dead letters of the embedded engine. */
export function sqliteDeadLetters(engine: Engine, { queues, consumers }: WaysBack): DeadLetters {
  const { db } = engine;
  const list = db.prepare('SELECT * FROM dead_letters WHERE source = ? AND id > ? ORDER BY id LIMIT ?');
  const read = db.prepare('SELECT * FROM dead_letters WHERE source = ? AND id = ?');
  const remove = db.prepare('DELETE FROM dead_letters WHERE id = ?');
  const send = db.prepare(
    "INSERT INTO messages (queue, body, grouping, visible_at, receives) VALUES (?, ?, '', 0, 0)",
  );

  const toQueue = (queue: string, { id, body }: DeadLetter): boolean =>
    engine.write(() => {
      // Somebody else may have put it back meanwhile.
      if (remove.run(Number(id)).changes === 1) send.run(queue, body);
      return true;
    });
  const toConsumer = async (name: string, { id, body }: DeadLetter): Promise<boolean> => {
    const isTaken = (await consumers[name]?.(JSON.parse(body) as FeedRecord)) ?? false;
    if (isTaken) engine.write(() => remove.run(Number(id)));
    return isTaken;
  };
  const putBack = async (letters: readonly DeadLetter[]): Promise<Redriven> => {
    let redriven = 0;
    for (const letter of letters) {
      const [kind, name = ''] = letter.source.split(':');
      const isBack = kind === 'queue' ? toQueue(name, letter) : await toConsumer(name, letter);
      if (isBack) redriven += 1;
    }
    await engine.settled();
    return { redriven, failed: letters.length - redriven };
  };
  const page = (source: string, after: string | undefined, limit: number) => {
    const rows = list.all(source, Number(after ?? 0) || 0, limit + 1).map(letterOf);
    const letters = rows.slice(0, limit);
    const last = letters.at(-1);
    return { letters, ...(rows.length > limit && last && { next: last.id }) };
  };

  return {
    sources: [
      ...queues.map((name) => `queue:${name}`),
      ...Object.keys(consumers).map((name) => `feed:${name}`),
    ],
    list: async (source, { after, limit }) => page(source, after, limit),
    async redriveOne(source, id) {
      const row = /^\d{1,15}$/.test(id) ? read.get(source, Number(id)) : undefined;
      return row && (await putBack([letterOf(row)]));
    },
    async redriveAll(source, { after, limit }) {
      const { letters, next } = page(source, after, limit);
      return { ...(await putBack(letters)), ...(next !== undefined && { next }) };
    },
  };
}

function letterOf(row: Record<string, unknown>): DeadLetter {
  return {
    id: String(row['id']),
    source: String(row['source']),
    reason: String(row['reason']),
    at: String(row['at']),
    body: String(row['body']),
  };
}
