import type { DynamoDBStreamEvent } from 'aws-lambda';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { StreamHandler } from '../../shared/lambda/stream.ts';
import type { Feeding, FeedRecord } from '../../shared/sqlite/change-feed.ts';
import { feedConsumer } from '../../shared/sqlite/change-feed.ts';
import type { DeadLetterBook } from '../../shared/sqlite/dead-letters.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';

/** As on AWS: this many tries before a record goes to the dead letters and lets the others pass. */
const MAX_TRIES = 5;
const BATCH = 500;

/** Something that can be asked to do what is waiting; answers how much it did. */
export interface Pump {
  readonly name: string;
  turn(): Promise<number>;
}

/** Feeds one consumer from the changes table with the same events that a stream brings to a function. */
export function feedPump(
  engine: Engine,
  consumer: string,
  feeding: Feeding,
  handler: StreamHandler,
  deadLetters: DeadLetterBook,
): Pump {
  const feed = feedConsumer(engine, consumer, feeding);
  const tries = new Map<number, number>();
  /** Records left to be fed one by one: their group was lost, and one of them may be why. */
  let oneByOne = 0;

  const failedAt = async (record: FeedRecord): Promise<void> => {
    const tried = (tries.get(record.id) ?? 0) + 1;
    tries.set(record.id, tried);
    if (tried < MAX_TRIES) return;
    tries.delete(record.id);
    deadLetters.bury(`feed:${consumer}`, JSON.stringify(record), `failed ${tried} times`);
    await feed.moveTo(record.id);
  };

  return {
    name: consumer,
    async turn() {
      const records = await feed.read(oneByOne > 0 ? 1 : BATCH);
      if (records.length === 0) return 0;
      oneByOne = Math.max(0, oneByOne - 1);
      const lostBefore = engine.lostGroups();
      const { batchItemFailures } = await handler(streamEvent(records));
      const isLost = engine.lostGroups() > lostBefore;
      // A failed group takes nothing more until its turn ends, the letter of what failed least of all.
      if (isLost) {
        await nextTurn();
        await engine.settled(lostBefore).catch(standStillWhenFull);
      }
      if (isLost && records.length > 1) {
        // What the records before the failed one wrote went with the group: none of them is done.
        oneByOne = records.length;
        return records.length;
      }
      const failed = batchItemFailures[0]?.itemIdentifier;
      const stop =
        failed === undefined ? records.length : records.findIndex(({ id }) => String(id) === failed);
      const last = records[stop - 1];
      if (last) await feed.moveTo(last.id);
      const stuck = records[stop];
      if (stuck) await failedAt(stuck);
      return records.length;
    },
  };
}

/** A full disk is no record's fault: it stays where it is, uncounted, until there is room. */
function standStillWhenFull(cause: unknown): void {
  if (cause instanceof Error && /full/i.test(cause.message)) throw cause;
}

/** Hands one record to a consumer again; answers whether it took it. */
export async function handAgain(handler: StreamHandler, record: FeedRecord): Promise<boolean> {
  const { batchItemFailures } = await handler(streamEvent([record]));
  const isTaken = batchItemFailures.length === 0;
  if (!isTaken) await nextTurn(); // its group may have failed, and takes nothing more until its turn ends
  return isTaken;
}

function streamEvent(records: readonly FeedRecord[]): DynamoDBStreamEvent {
  return {
    Records: records.map(({ id, before, after }) => ({
      eventID: String(id),
      dynamodb: {
        SequenceNumber: String(id),
        // Plain JSON in place of attribute values: the edge's `decode` is the identity here.
        NewImage: after as Record<string, never>,
        ...(before !== null && { OldImage: before as Record<string, never> }),
      },
    })),
  };
}
