import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** The most that one call takes or gives. */
const BATCH = 10;
/** How long what is looked at stays hidden from others, should this reader die. Longer than a whole request. */
const HELD_SECONDS = 60;

/** Receives until there are `limit`, none is left, `isWanted` has met the one it wants, or time is up. */
export async function hold(
  client: SQSClient,
  QueueUrl: string,
  limit: number,
  {
    isWanted = () => false,
    hasTime = () => true,
  }: { readonly isWanted?: (message: Message) => boolean; readonly hasTime?: () => boolean } = {},
): Promise<readonly Message[]> {
  const held = new Map<string, Message>();
  while (held.size < limit && (held.size === 0 || hasTime())) {
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
}

/** About how many a queue has to show: SQS counts them over its servers, some seconds behind. */
export async function countIn(client: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages' as const];
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
}

/** Shows held messages to others again. */
export async function letGo(
  client: SQSClient,
  QueueUrl: string,
  messages: readonly Message[],
): Promise<void> {
  for (const batch of batchesOf(messages)) {
    const Entries = batch.map(({ ReceiptHandle }, i) => ({
      Id: String(i),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}

/** Removes held messages for good. */
export async function remove(
  client: SQSClient,
  QueueUrl: string,
  messages: readonly Message[],
): Promise<void> {
  for (const batch of batchesOf(messages)) {
    const Entries = batch.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}

export function batchesOf(messages: readonly Message[]): readonly (readonly Message[])[] {
  return Array.from({ length: Math.ceil(messages.length / BATCH) }, (_, i) =>
    messages.slice(i * BATCH, (i + 1) * BATCH),
  );
}
