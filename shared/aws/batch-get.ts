import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { backOff } from './back-off.ts';

/** The most that one BatchGetItem takes. */
const BATCH = 100;
const MAX_TRIES = 8;

/** Items by their keys, as they are now, in no order; each key at most once. Throws when DynamoDB does not give them all. */
export async function batchGet(
  client: DynamoDBDocumentClient,
  TableName: string,
  wanted: readonly Record<string, unknown>[],
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let i = 0; i < wanted.length; i += BATCH) {
    let keys: Record<string, unknown>[] = wanted.slice(i, i + BATCH);
    for (let tried = 0; keys.length > 0; tried++) {
      if (tried === MAX_TRIES) throw new Error(`${TableName} not read after ${MAX_TRIES} tries`);
      if (tried > 0) await backOff(tried);
      const RequestItems = { [TableName]: { Keys: keys, ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
      items.push(...(Responses?.[TableName] ?? []));
      keys = UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
  }
  return items;
}
