import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { Log } from './log.ts';

export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** What a record's images become before they are parsed: attribute values on AWS, plain JSON on one machine. */
export type DecodeImage = (image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']) => unknown;

export interface StreamEdge {
  readonly decode: DecodeImage;
  readonly log: Log;
}

export interface Change<T> {
  readonly before: T | undefined;
  readonly after: T;
}

/**
 * The stream edge: in order, each record parsed by itself, stopping at the first failure and reporting *that* one, so
 * that everything before it is never done again and everything after it waits its turn.
 */
export function stream<S extends z.ZodMiniType>(
  schema: S,
  { decode, log }: StreamEdge,
  handle: (change: Change<z.output<S>>) => Promise<void>,
): StreamHandler {
  const serve = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      const { NewImage, OldImage, SequenceNumber = '' } = record.dynamodb ?? {};
      if (!NewImage) continue; // records are never deleted; an expiry says nothing new
      try {
        const before = OldImage ? schema.parse(decode(OldImage)) : undefined;
        await handle({ before, after: schema.parse(decode(NewImage)) });
      } catch (cause) {
        log('stream-record-failed', {
          sequence: SequenceNumber,
          cause: cause instanceof Error ? cause.name : 'unknown',
        });
        return { batchItemFailures: [{ itemIdentifier: SequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(
    serve,
  ) as unknown as StreamHandler;
}
