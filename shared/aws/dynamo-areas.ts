import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { Area } from '../domain/village/area.ts';
import type { AreaStore } from '../domain/village/area-store.ts';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

/** Responsibility areas on DynamoDB: a partition for each township. */
export function dynamoAreas(client: DynamoDBDocumentClient, TableName: string): AreaStore {
  const partitionOf = (township: string): string => `area#${township}`;
  return {
    async area(township, code) {
      const Key = { partition: partitionOf(township), entry: code };
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && fromItem(Item);
    },
    async areasOf(township) {
      const items = await queryUpTo(client, {
        TableName,
        KeyConditionExpression: '#p = :p',
        ExpressionAttributeNames: { '#p': 'partition' },
        ExpressionAttributeValues: { ':p': partitionOf(township) },
        ConsistentRead: true,
      });
      return items.map(fromItem);
    },
    async saveArea(area) {
      const { township, code, version } = area;
      const isSaved = await putIf(client, ['partition', 'entry'], {
        TableName,
        Item: { partition: partitionOf(township), entry: code, ...area },
        ...(version === 1
          ? { ConditionExpression: 'attribute_not_exists(entry)' }
          : { ConditionExpression: 'version = :b', ExpressionAttributeValues: { ':b': version - 1 } }),
      });
      return isSaved ? 'saved' : 'changed-meanwhile';
    },
  };
}

function fromItem({ partition: _partition, entry: _entry, ...area }: Record<string, unknown>): Area {
  return Area.parse(area);
}
