import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Movement } from '../domain/movement/movement.ts';
import type { MovementStore } from '../domain/movement/movement-store.ts';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

/** The log of movements on DynamoDB: one put under `attribute_not_exists`, one write unit for up to 1 KB. */
export function dynamoMovements(client: DynamoDBDocumentClient, TableName: string): MovementStore {
  return {
    async log(personId) {
      const items = await queryUpTo(client, {
        TableName,
        KeyConditionExpression: 'personId = :p',
        ExpressionAttributeValues: { ':p': personId },
        ConsistentRead: true,
      });
      return items.map((item) => Movement.parse(item));
    },
    async append(movement) {
      const isAppended = await putIf(client, ['personId', 'seq'], {
        TableName,
        Item: movement,
        ConditionExpression: 'attribute_not_exists(personId)',
      });
      return isAppended ? 'appended' : 'taken';
    },
    async scan({ after, limit }) {
      const page = await client.send(
        new ScanCommand({ TableName, Limit: limit, ...(after && { ExclusiveStartKey: JSON.parse(after) }) }),
      );
      return {
        movements: (page.Items ?? []).map((item) => Movement.parse(item)),
        ...(page.LastEvaluatedKey && { next: JSON.stringify(page.LastEvaluatedKey) }),
      };
    },
  };
}
