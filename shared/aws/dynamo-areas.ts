import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Area } from '../domain/village/area.ts';
import type { AreaStore } from '../domain/village/area-store.ts';
import { versionedEntries } from './versioned-entries.ts';

/** Responsibility areas on DynamoDB: a partition for each township. */
export function dynamoAreas(client: DynamoDBDocumentClient, TableName: string): AreaStore {
  const entries = versionedEntries(client, TableName);
  const partitionOf = (township: string): string => `area#${township}`;
  return {
    async area(township, code) {
      const item = await entries.get({ partition: partitionOf(township), entry: code });
      return item && fromItem(item);
    },
    async areasOf(township) {
      return (await entries.allOf(partitionOf(township))).map(fromItem);
    },
    async saveArea(area) {
      const { township, code } = area;
      return await entries.save({ partition: partitionOf(township), entry: code, ...area });
    },
  };
}

function fromItem({ partition: _partition, entry: _entry, ...area }: Record<string, unknown>): Area {
  return Area.parse(area);
}
