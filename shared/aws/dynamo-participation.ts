import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Participation } from '../domain/participation/participation.ts';
import type { ParticipationStore } from '../domain/participation/participation-store.ts';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

const Item = z.object({ entry: z.string(), history: z.array(Participation) });

/** Who takes part, on DynamoDB: an item for each county with all its stretches, in a partition for each province. */
export function dynamoParticipation(client: DynamoDBDocumentClient, TableName: string): ParticipationStore {
  const partitionOf = (code: string): string => `participation#${code.slice(0, 2)}`;
  return {
    async participationOf(county) {
      const Key = { partition: partitionOf(county), entry: county };
      const found = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return found.Item ? Item.parse(found.Item).history : [];
    },
    async participantsUnder(code) {
      const items = await queryUpTo(client, {
        TableName,
        KeyConditionExpression: '#p = :p AND begins_with(entry, :code)',
        ExpressionAttributeNames: { '#p': 'partition' },
        ExpressionAttributeValues: { ':p': partitionOf(code), ':code': code },
        ConsistentRead: true,
      });
      return items.map((item) => Item.parse(item)).map(({ entry, history }) => ({ county: entry, history }));
    },
    async saveParticipation(county, before, after) {
      const isSaved = await putIf(client, ['partition', 'entry'], {
        TableName,
        Item: { partition: partitionOf(county), entry: county, history: after },
        ...(before.length === 0
          ? { ConditionExpression: 'attribute_not_exists(entry)' }
          : { ConditionExpression: 'history = :b', ExpressionAttributeValues: { ':b': before } }),
      });
      return isSaved ? 'saved' : 'changed-meanwhile';
    },
  };
}
