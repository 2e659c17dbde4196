import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, DeadLetters, Redriven } from '../domain/dead-letter/dead-letters.ts';

/** The most that one call takes or gives. */
const BATCH = 10;
/** How long what is looked at stays hidden from others, should this reader die. Longer than a whole request. */
const HELD_SECONDS = 60;

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

  /** Receives until there are `limit`, none is left, or `isWanted` has met the one it wants. */
  const receive = async (
    QueueUrl: string,
    limit: number,
    isWanted: (message: Message) => boolean = () => false,
  ): Promise<readonly Message[]> => {
    const held = new Map<string, Message>();
    while (held.size < limit) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(BATCH, limit - held.size),
          VisibilityTimeout: HELD_SECONDS,
          // Long polling asks every server: without it, some messages are not seen.
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ['All'],
        }),
      );
      for (const message of Messages) held.set(message.MessageId ?? '', message);
      if (Messages.length === 0 || Messages.some(isWanted)) break;
    }
    return [...held.values()];
  };

  const letGo = (QueueUrl: string, messages: readonly Message[]): Promise<void> =>
    inBatches(messages, async (batch) => {
      const Entries = batch.map(({ ReceiptHandle }, i) => ({
        Id: String(i),
        ReceiptHandle,
        VisibilityTimeout: 0,
      }));
      await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
    });

  const putBack = async (
    { deadLetterUrl, queueUrl }: DeadQueue,
    messages: readonly Message[],
  ): Promise<Redriven> => {
    let redriven = 0;
    await inBatches(messages, async (batch) => {
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
      const Entries = sent.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
      if (sent.length > 0)
        await client.send(new DeleteMessageBatchCommand({ QueueUrl: deadLetterUrl, Entries }));
      await letGo(
        deadLetterUrl,
        batch.filter((_, i) => !taken.has(String(i))),
      );
      redriven += sent.length;
    });
    return { redriven, failed: messages.length - redriven };
  };

  return {
    sources: Object.keys(queues).map((name) => `queue:${name}`),
    async list(source, { limit }) {
      const { deadLetterUrl } = urlsOf(source);
      const messages = await receive(deadLetterUrl, limit);
      await letGo(deadLetterUrl, messages);
      return { letters: messages.map((message) => letterOf(source, message)) };
    },
    async redriveOne(source, id) {
      const urls = urlsOf(source);
      const isIt = ({ MessageId }: Message): boolean => MessageId === id;
      const messages = await receive(urls.deadLetterUrl, Number.POSITIVE_INFINITY, isIt);
      await letGo(
        urls.deadLetterUrl,
        messages.filter((message) => !isIt(message)),
      );
      const found = messages.filter(isIt);
      return found.length === 0 ? undefined : await putBack(urls, found);
    },
    async redriveAll(source, { limit }) {
      const urls = urlsOf(source);
      const messages = await receive(urls.deadLetterUrl, limit);
      const done = await putBack(urls, messages);
      // What the queue did not take is left for later: going on would meet it again and again.
      const isMore = messages.length >= limit && done.failed === 0;
      return { ...done, ...(isMore && { next: 'more' }) };
    },
  };
}

function letterOf(source: string, { MessageId = '', Body = '', Attributes }: Message): DeadLetter {
  const sent = new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
  return { id: MessageId, source, reason: 'not taken by its consumer', at: sent, body: Body };
}

async function inBatches(
  messages: readonly Message[],
  work: (batch: readonly Message[]) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < messages.length; i += BATCH) await work(messages.slice(i, i + BATCH));
}
