import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { DeadLetter, DeadLetters, Redriven } from '../domain/dead-letter/dead-letters.ts';
import type { SweepStore } from '../domain/sweep/sweep-store.ts';
import { countIn, hold, letGo, remove } from './held-messages.ts';

/** What a stream's failure destination sends to a queue: which consumer, and where the records are; not the records. */
const Note = z.object({
  timestamp: z.string(),
  requestContext: z.object({ condition: z.string(), approximateInvokeCount: z.optional(z.number()) }),
});
type Note = z.infer<typeof Note>;

const NOT_READABLE = 'not readable';
const NOT_YET = 'the reconcile sweep has not gone through everything since';

/**
 * Stream records that their consumers gave up on, where the failure destination is a queue (the China regions): a message
 * names consumer, stream and sequence numbers, and what failed is in the tables. Nothing is handed to a consumer here: the
 * reconcile sweep derives everything from the tables again, and a note is settled once a pass that began after it got
 * through. Until then it stays, and says so. A queue has no pages: a list shows up to `limit` notes and lets them go.
 */
export function notedDeadLetters(
  client: SQSClient,
  sweeps: Pick<SweepStore, 'get'>,
  queues: Readonly<Record<string, string>>,
): DeadLetters {
  const urlOf = (source: string): string => {
    const url = queues[source.replace('feed:', '')];
    if (url === undefined) throw new Error(`no queue of notes for the source ${source}`);
    return url;
  };

  /** Removes those that the sweep has repaired, lets go of the others. */
  const settle = async (
    QueueUrl: string,
    wanted: readonly Message[],
    others: readonly Message[] = [],
  ): Promise<Redriven> => {
    const wholeUntil = (await sweeps.get('reconcile'))?.wholeUntil ?? null;
    const reasons = new Map(wanted.map((message) => [message, whyNotSettled(message, wholeUntil)]));
    const settled = wanted.filter((message) => reasons.get(message) === undefined);
    const left = wanted.filter((message) => reasons.get(message) !== undefined);
    await remove(client, QueueUrl, settled);
    await letGo(client, QueueUrl, [...left, ...others]);
    const reason = left[0] && reasons.get(left[0]);
    return { redriven: settled.length, failed: left.length, ...(reason !== undefined && { reason }) };
  };

  return {
    sources: Object.keys(queues).map((name) => `feed:${name}`),
    async list(source, { limit }) {
      const QueueUrl = urlOf(source);
      const messages = await hold(client, QueueUrl, limit);
      await letGo(client, QueueUrl, messages);
      return { letters: messages.map((message) => letterOf(source, message)) };
    },
    async redriveOne(source, id) {
      const QueueUrl = urlOf(source);
      const isIt = ({ MessageId }: Message): boolean => MessageId === id;
      const messages = await hold(client, QueueUrl, Number.POSITIVE_INFINITY, { isWanted: isIt });
      const found = messages.filter(isIt);
      const others = messages.filter((message) => !isIt(message));
      if (found.length > 0) return await settle(QueueUrl, found, others);
      await letGo(client, QueueUrl, others);
      return undefined;
    },
    async redriveAll(source, { limit, hasTime }) {
      const QueueUrl = urlOf(source);
      const messages = await hold(client, QueueUrl, limit, { hasTime });
      const done = await settle(QueueUrl, messages);
      // What waits for the sweep is left for later: going on would meet it again and again.
      const isMore = done.failed === 0 && messages.length > 0 && (messages.length >= limit || !hasTime());
      return isMore ? { ...done, next: 'more', remaining: await countIn(client, QueueUrl) } : done;
    },
  };
}

function whyNotSettled({ Body = '' }: Message, wholeUntil: string | null): string | undefined {
  const noted = instantOf(noteOf(Body)?.timestamp);
  if (noted === undefined) return NOT_READABLE;
  return wholeUntil !== null && wholeUntil > noted ? undefined : NOT_YET;
}

function letterOf(source: string, { MessageId = '', Body = '', Attributes }: Message): DeadLetter {
  const note = noteOf(Body);
  const at = instantOf(note?.timestamp) ?? new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
  return { id: MessageId, source, reason: note ? reasonOf(note) : NOT_READABLE, at, body: Body };
}

function reasonOf({ requestContext: { condition, approximateInvokeCount } }: Note): string {
  return approximateInvokeCount ? `${condition} after ${approximateInvokeCount} tries` : condition;
}

function noteOf(body: string): Note | undefined {
  try {
    return Note.parse(JSON.parse(body));
  } catch {
    return undefined; // shown as it is; whoever reads it knows more than we do
  }
}

function instantOf(written: string | undefined): string | undefined {
  const at = new Date(written ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
