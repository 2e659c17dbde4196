import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { PersonId } from '../domain/person/person.ts';
import type { VaultStore } from '../domain/person/vault-store.ts';
import { putIf } from './conditional.ts';

const Item = z.strictObject({ personId: PersonId, version: z.int(), keyId: z.string(), box: z.string() });

/** Sealed identities on DynamoDB. */
export function dynamoVault(client: DynamoDBDocumentClient, TableName: string): VaultStore {
  return {
    async get(personId) {
      const stored = await client.send(
        new GetCommand({ TableName, Key: { personId }, ConsistentRead: true }),
      );
      return stored.Item && Item.parse(stored.Item);
    },
    async put(item) {
      const condition =
        item.version === 1
          ? { ConditionExpression: 'attribute_not_exists(personId)' }
          : {
              ConditionExpression: 'version = :before',
              ExpressionAttributeValues: { ':before': item.version - 1 },
            };
      const isStored = await putIf(client, ['personId'], { TableName, Item: item, ...condition });
      return isStored ? 'stored' : 'changed-meanwhile';
    },
  };
}
