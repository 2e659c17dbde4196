import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { plainNotice } from './notice-item.ts';

/** A movement of a stream record: DynamoDB streams bring the item in attribute values. */
export function decodeMovement(image: unknown): unknown {
  return unmarshall(image as Record<string, AttributeValue>);
}

/** A notice of a stream record, which brings the keys of the indexes with it. */
export function decodeNotice(image: unknown): unknown {
  return plainNotice(unmarshall(image as Record<string, AttributeValue>));
}
