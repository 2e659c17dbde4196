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
  const list = db.prepare('SELECT * FROM dead_letters WHERE source = ? AND id > ? ORDER BY id LIMIT ?+0');
  const read = db.prepare('SELECT * FROM dead_letters WHERE source = ? AND id = ?');
  const count = db.prepare('SELECT count(*) AS n FROM dead_letters WHERE source = ? AND id > ?');
  const remove = db.prepare('DELETE FROM dead_letters WHERE id = ?');
  const send = db.prepare(
    "INSERT INTO messages (queue, body, grouping, visible_at, receives) VALUES (?, ?, '', 0, 0)",
  );

  /** Queue by queue in one group: it cannot fail for one of them alone. */
  const toQueue = async (queue: string, letters: readonly DeadLetter[]): Promise<Redriven> => {
    const since = engine.lostGroups();
    engine.write(() => {
      for (const { id, body } of letters) {
        // Somebody else may have put it back meanwhile.
        if (remove.run(Number(id)).changes === 1) send.run(queue, body);
      }
    });
    await engine.settled(since);
    return { redriven: letters.length, failed: 0 };
  };
  /** Each with a group of its own: what one that fails takes with it must not be what another one wrote. */
  const toConsumer = async (name: string, { id, body }: DeadLetter): Promise<boolean> => {
    const since = engine.lostGroups();
    const isTaken = (await consumers[name]?.(JSON.parse(body) as FeedRecord)) ?? false;
    try {
      if (isTaken) engine.write(() => remove.run(Number(id)));
      await engine.settled(since);
      return isTaken;
    } catch (cause) {
      // A full disk is no letter's fault: nothing more is tried.
      if (cause instanceof Error && /full/i.test(cause.message)) throw cause;
      return false;
    }
  };
  const putBack = async (
    letters: readonly DeadLetter[],
    hasTime: () => boolean = () => true,
  ): Promise<Redriven> => {
    const [kind, name = ''] = letters[0]?.source.split(':') ?? [];
    if (kind === 'queue') return await toQueue(name, letters);
    let redriven = 0;
    let tried = 0;
    for (const letter of letters) {
      if (tried > 0 && !hasTime()) break;
      if (await toConsumer(name, letter)) redriven += 1;
      tried += 1;
    }
    return { redriven, failed: tried - redriven };
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
    async redriveAll(source, { after, limit, hasTime }) {
      const { letters, next: nextPage } = page(source, after, limit);
      const done = await putBack(letters, hasTime);
      const last = letters[done.redriven + done.failed - 1];
      const next = last === letters.at(-1) ? nextPage : last?.id;
      if (next === undefined) return done;
      return { ...done, next, remaining: Number(count.get(source, Number(next))?.['n']) };
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
