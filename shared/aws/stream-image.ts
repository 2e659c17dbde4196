import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/** An image of a stream record as the plain object that a store wrote: DynamoDB streams bring attribute values. */
export function decodeImage(image: unknown): unknown {
  return unmarshall(image as Record<string, AttributeValue>);
}
