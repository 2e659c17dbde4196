import { type Message, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetter, DeadLetters, Redriven } from '../domain/dead-letter/dead-letters.ts';
import { batchesOf, countIn, hold, letGo, remove } from './held-messages.ts';

export interface DeadQueue {
  readonly deadLetterUrl: string;
  /** Where its messages came from and go back to. */
  readonly queueUrl: string;
}

/**
 * The dead letters of SQS queues, by the queue's name. The service's own redrive is absent in China, so they are
 * received, sent again and deleted, in that order: a message may come back twice, and is never lost. A queue has no
 * pages: a list shows up to `limit` messages and lets them go again.
 */
export function sqsDeadLetters(client: SQSClient, queues: Readonly<Record<string, DeadQueue>>): DeadLetters {
  const urlsOf = (source: string): DeadQueue => {
    const urls = queues[source.replace('queue:', '')];
    if (!urls) throw new Error(`no queue for the source ${source}`);
    return urls;
  };

  const putBack = async (
    { deadLetterUrl, queueUrl }: DeadQueue,
    messages: readonly Message[],
    hasTime: () => boolean = () => true,
  ): Promise<Redriven & { readonly left: number }> => {
    let redriven = 0;
    let tried = 0;
    for (const batch of batchesOf(messages)) {
      if (tried > 0 && !hasTime()) break;
      tried += batch.length;
      const { Successful = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: batch.map(({ Body, Attributes }, i) => ({
            Id: String(i),
            MessageBody: Body,
            ...(Attributes?.MessageGroupId && { MessageGroupId: Attributes.MessageGroupId }),
          })),
        }),
      );
      const taken = new Set(Successful.map(({ Id }) => Id));
      const sent = batch.filter((_, i) => taken.has(String(i)));
      await remove(client, deadLetterUrl, sent);
      await letGo(
        client,
        deadLetterUrl,
        batch.filter((_, i) => !taken.has(String(i))),
      );
      redriven += sent.length;
    }
    await letGo(client, deadLetterUrl, messages.slice(tried));
    return { redriven, failed: tried - redriven, left: messages.length - tried };
  };

  return {
    sources: Object.keys(queues).map((name) => `queue:${name}`),
    async list(source, { limit }) {
      const { deadLetterUrl } = urlsOf(source);
      const messages = await hold(client, deadLetterUrl, limit);
      await letGo(client, deadLetterUrl, messages);
      return { letters: messages.map((message) => letterOf(source, message)) };
    },
    async redriveOne(source, id) {
      const urls = urlsOf(source);
      const isIt = ({ MessageId }: Message): boolean => MessageId === id;
      const messages = await hold(client, urls.deadLetterUrl, Number.POSITIVE_INFINITY, { isWanted: isIt });
      await letGo(
        client,
        urls.deadLetterUrl,
        messages.filter((message) => !isIt(message)),
      );
      const found = messages.filter(isIt);
      if (found.length === 0) return undefined;
      const { redriven, failed } = await putBack(urls, found);
      return { redriven, failed };
    },
    async redriveAll(source, { limit, hasTime }) {
      const urls = urlsOf(source);
      const messages = await hold(client, urls.deadLetterUrl, limit, { hasTime });
      const { redriven, failed, left } = await putBack(urls, messages, hasTime);
      // What the queue did not take is left for later: going on would meet it again and again.
      const isMore = failed === 0 && messages.length > 0 && (messages.length >= limit || !hasTime());
      if (!isMore) return { redriven, failed };
      const remaining = Math.max(left, await countIn(client, urls.deadLetterUrl));
      return { redriven, failed, next: 'more', remaining };
    },
  };
}

function letterOf(source: string, { MessageId = '', Body = '', Attributes }: Message): DeadLetter {
  const sent = new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
  return { id: MessageId, source, reason: 'not taken by its consumer', at: sent, body: Body };
}
