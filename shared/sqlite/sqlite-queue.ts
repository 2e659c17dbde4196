import type { DeliveryQueue } from '../domain/notice/delivery-queue.ts';
import type { Engine } from './engine.ts';

export interface ReceivedMessage {
  readonly id: number;
  readonly body: string;
  readonly receives: number;
}

/** A queue on the embedded engine, with the manners of SQS: visibility time-out, receive count, dead letters. */
export interface SqliteQueue extends DeliveryQueue {
  receive(limit: number, systemNow: number): readonly ReceivedMessage[];
  remove(ids: readonly number[]): void;
  /** Moves a message to the dead letters, whole. */
  bury(message: ReceivedMessage, reason: string, at: string): void;
}

/** How long a received message stays hidden; longer than any consumer's turn takes. */
const VISIBILITY_MS = 30_000;

export function sqliteQueue(engine: Engine, name: string): SqliteQueue {
  const { db } = engine;
  const insert = db.prepare(
    'INSERT INTO messages (queue, body, grouping, visible_at, receives) VALUES (?, ?, ?, 0, 0)',
  );
  const receive = db.prepare(`UPDATE messages SET visible_at = ?, receives = receives + 1 WHERE id IN
    (SELECT id FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?+0)
    RETURNING id, body, receives`);
  const remove = db.prepare('DELETE FROM messages WHERE id IN (SELECT value FROM json_each(?))');
  const bury = db.prepare('INSERT INTO dead_letters (source, body, reason, at) VALUES (?, ?, ?, ?)');
  return {
    async send(messages) {
      engine.write(() => {
        for (const message of messages) {
          insert.run(name, JSON.stringify({ noticeId: message.noticeId }), message.group);
        }
      });
    },
    receive(limit, systemNow) {
      return engine.write(() =>
        receive.all(systemNow + VISIBILITY_MS, name, systemNow, limit).map((row) => ({
          id: Number(row['id']),
          body: String(row['body']),
          receives: Number(row['receives']),
        })),
      );
    },
    remove(ids) {
      engine.write(() => remove.run(JSON.stringify(ids)));
    },
    bury(message, reason, at) {
      engine.write(() => {
        bury.run(`queue:${name}`, message.body, reason, at);
        remove.run(JSON.stringify([message.id]));
      });
    },
  };
}
