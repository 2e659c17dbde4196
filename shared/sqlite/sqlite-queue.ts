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
  const read = db.prepare(
    'SELECT id, body, receives FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?',
  );
  const hide = db.prepare('UPDATE messages SET visible_at = ?, receives = receives + 1 WHERE id = ?');
  const remove = db.prepare('DELETE FROM messages WHERE id = ?');
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
        read.all(name, systemNow, limit).map((row) => {
          const id = Number(row['id']);
          hide.run(systemNow + VISIBILITY_MS, id);
          return { id, body: String(row['body']), receives: Number(row['receives']) + 1 };
        }),
      );
    },
    remove(ids) {
      engine.write(() => {
        for (const id of ids) remove.run(id);
      });
    },
    bury(message, reason, at) {
      engine.write(() => {
        bury.run(`queue:${name}`, message.body, reason, at);
        remove.run(message.id);
      });
    },
  };
}
