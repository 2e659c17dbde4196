import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

interface Place {
  readonly partition: string;
  readonly entry: string;
}

/** What townships register, on DynamoDB: entries of a partition, each written whole over the version before. */
export function versionedEntries(client: DynamoDBDocumentClient, TableName: string) {
  return {
    async get({ partition, entry }: Place): Promise<Record<string, unknown> | undefined> {
      const Key = { partition, entry };
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item;
    },
    async allOf(partition: string): Promise<readonly Record<string, unknown>[]> {
      return await queryUpTo(client, {
        TableName,
        KeyConditionExpression: '#p = :p',
        ExpressionAttributeNames: { '#p': 'partition' },
        ExpressionAttributeValues: { ':p': partition },
        ConsistentRead: true,
      });
    },
    /** Version 1 only where there is none, a higher one only over the one before. */
    async save(
      Item: Place & { readonly version: number; readonly [name: string]: unknown },
    ): Promise<'saved' | 'changed-meanwhile'> {
      const { version } = Item;
      const isSaved = await putIf(client, ['partition', 'entry'], {
        TableName,
        Item,
        ...(version === 1
          ? { ConditionExpression: 'attribute_not_exists(entry)' }
          : { ConditionExpression: 'version = :b', ExpressionAttributeValues: { ':b': version - 1 } }),
      });
      return isSaved ? 'saved' : 'changed-meanwhile';
    },
  };
}
