import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { VaultItem, VaultStore } from '../domain/person/vault-store.ts';
import { isWritten } from './conditional.ts';

/** Sealed identities on DynamoDB. */
export function dynamoVault(client: DynamoDBDocumentClient, TableName: string): VaultStore {
  return {
    async get(personId) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { personId }, ConsistentRead: true }),
      );
      return Item as VaultItem | undefined;
    },
    async put(item) {
      const put =
        item.version === 1
          ? new PutCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(personId)' })
          : new PutCommand({
              TableName,
              Item: item,
              ConditionExpression: 'version = :before',
              ExpressionAttributeValues: { ':before': item.version - 1 },
            });
      return (await isWritten(client.send(put))) ? 'stored' : 'changed-meanwhile';
    },
  };
}
