import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DeliveryMessage, DeliveryQueue } from '../domain/notice/delivery-queue.ts';
import { WITH_TIME_LIMITS } from './time-limits.ts';

/** The most that one SendMessageBatch takes. */
const BATCH = 10;

/** A client of the environment's region; `AWS_ENDPOINT_URL_SQS` names another endpoint. */
export function sqsClient(): SQSClient {
  return new SQSClient(WITH_TIME_LIMITS);
}

/**
 * The delivery queue on SQS: a standard queue, made fair by the receiving county as message group, so that one county's
 * flood does not hold up another's notices. Throws unless every message was taken; the caller sends again what it has,
 * as a second delivery finds the notice already there.
 */
export function sqsDeliveryQueue(client: SQSClient, QueueUrl: string): DeliveryQueue {
  return {
    async send(messages) {
      for (let i = 0; i < messages.length; i += BATCH) {
        const batch = messages.slice(i, i + BATCH);
        const { Failed = [], Successful = [] } = await client.send(
          new SendMessageBatchCommand({ QueueUrl, Entries: batch.map(entryOf) }),
        );
        if (Successful.length === batch.length) continue;
        const codes = [...new Set(Failed.map(({ Code }) => Code))].join(', ');
        throw new Error(`the queue took ${Successful.length} of ${batch.length} messages: ${codes}`);
      }
    },
  };
}

function entryOf({ noticeId, group }: DeliveryMessage, i: number) {
  return { Id: String(i), MessageBody: JSON.stringify({ noticeId }), MessageGroupId: group };
}
