import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
} from '@aws-sdk/lib-dynamodb';

/**
 * Puts one item under a condition: false when the condition does not hold; every other failure is thrown.
 * When an answer is lost the SDK sends the put again, and the condition then fails on our own first write. So after a
 * second sending the stored item is read (by `key`): if it is the very item, it was written.
 */
export async function putIf(
  client: DynamoDBDocumentClient,
  key: readonly string[],
  put: PutCommandInput & { readonly ConditionExpression: string },
): Promise<boolean> {
  try {
    await client.send(new PutCommand(put));
    return true;
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
    const isSentAgain = (cause.$metadata.attempts ?? 1) > 1;
    return isSentAgain && (await isStored(client, key, put));
  }
}

async function isStored(
  client: DynamoDBDocumentClient,
  key: readonly string[],
  { TableName, Item = {} }: PutCommandInput,
): Promise<boolean> {
  const Key = Object.fromEntries(key.map((name) => [name, Item[name]]));
  const stored = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  // Loaded here, as it brings a dozen modules of Node with it and an answer is seldom lost.
  const { isDeepStrictEqual } = await import('node:util');
  // Through JSON, as undefined fields are not stored.
  return isDeepStrictEqual(stored.Item, JSON.parse(JSON.stringify(Item)));
}
