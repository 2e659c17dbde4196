import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { Log } from './log.ts';

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

/**
 * The queue edge: every message settles on its own, and each failure is reported by itself. A body that is not JSON or
 * not of the schema fails alone and ends, whole, in the dead letters.
 */
export function queue<S extends z.ZodMiniType>(
  schema: S,
  { log }: { readonly log: Log },
  handle: (message: z.output<S>) => Promise<void>,
): QueueHandler {
  const serve = async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failures = await Promise.all(
      event.Records.map(async ({ messageId, body }) => {
        try {
          await handle(schema.parse(JSON.parse(body)));
          return [];
        } catch (cause) {
          log('queue-message-failed', { messageId, cause: cause instanceof Error ? cause.name : 'unknown' });
          return [{ itemIdentifier: messageId }];
        }
      }),
    );
    return { batchItemFailures: failures.flat() };
  };
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(
    serve,
  ) as unknown as QueueHandler;
}
