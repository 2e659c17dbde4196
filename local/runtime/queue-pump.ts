import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { QueueHandler } from '../../shared/lambda/queue.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import type { ReceivedMessage, SqliteQueue } from '../../shared/sqlite/sqlite-queue.ts';
import type { Pump } from './feed-pump.ts';

const MAX_RECEIVES = 5;
const BATCH = 200;

/** Feeds a queue's consumer: what fails comes back after the visibility time-out, and after five receives is buried. */
export function queuePump(
  engine: Engine,
  name: string,
  queue: SqliteQueue,
  handler: QueueHandler,
  systemNow: () => number,
): Pump {
  /** Messages left to be handled one by one: their group was lost, and one of them may be why. */
  let oneByOne = 0;
  return {
    name,
    async turn() {
      await engine.settled();
      const received = queue.receive(oneByOne > 0 ? 1 : BATCH, systemNow());
      if (received.length === 0) return 0;
      // All of them are read and decided on before the first is written: some 12 ms for 200, in which the requests may write.
      await engine.settled();
      oneByOne = Math.max(0, oneByOne - 1);
      const lostBefore = engine.lostGroups();
      const { batchItemFailures } = await handler(queueEvent(received));
      const isLost = engine.lostGroups() > lostBefore;
      if (isLost) await nextTurn(); // a failed group takes nothing more until its turn ends
      if (isLost && received.length > 1) {
        oneByOne = received.length;
        return received.length; // they come again, whether or not their receiving was lost too
      }
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      queue.remove(received.filter(({ id }) => !failed.has(String(id))).map(({ id }) => id));
      for (const message of received) {
        if (failed.has(String(message.id)) && message.receives >= MAX_RECEIVES) {
          queue.bury(message, `received ${message.receives} times`, new Date(systemNow()).toISOString());
        }
      }
      await engine.settled();
      return received.length;
    },
  };
}

function queueEvent(received: readonly ReceivedMessage[]): SQSEvent {
  return {
    Records: received.map(({ id, body }) => ({ messageId: String(id), body }) as SQSRecord),
  };
}
