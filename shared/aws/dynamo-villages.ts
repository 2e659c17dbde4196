import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { townshipOf, Village } from '../domain/village/village.ts';
import type { VillageStore } from '../domain/village/village-store.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { queryUpTo } from './query-all.ts';
import { versionedEntries } from './versioned-entries.ts';

/**
 * Registered villages on DynamoDB: a partition for each township, and an index of names whose partitions are the first
 * letters, so that the start of a name finds villages of the whole country.
 */
export function dynamoVillages(client: DynamoDBDocumentClient, TableName: string): VillageStore {
  const entries = versionedEntries(client, TableName);
  const partitionOf = (township: string): string => `village#${township}`;
  const village = async (code: string): Promise<Village | undefined> => {
    const item = await entries.get({ partition: partitionOf(townshipOf(code)), entry: code });
    return item && fromItem(item);
  };
  return {
    village,
    async villagesOf(township) {
      return (await entries.allOf(partitionOf(township))).map(fromItem);
    },
    async villagesNamed(start, limit) {
      const keys = await queryUpTo(
        client,
        {
          TableName,
          IndexName: 'by-name',
          KeyConditionExpression: 'initial = :i AND begins_with(nameCode, :start)',
          ExpressionAttributeValues: { ':i': initialOf(start), ':start': start },
        },
        limit,
      );
      const found = await fewAtATime(keys, (key) => village(String(key['entry'])));
      return found.flatMap((one) => one ?? []);
    },
    async saveVillage(next) {
      const { code } = next;
      const name = next.periods.at(-1)?.name ?? '';
      const place = { partition: partitionOf(townshipOf(code)), entry: code };
      return await entries.save({ ...place, initial: initialOf(name), nameCode: `${name}#${code}`, ...next });
    },
  };
}

/** The first letter as people count letters: a rare one has two code units. */
function initialOf(name: string): string {
  return [...name][0] ?? ' ';
}

function fromItem({
  partition: _partition,
  entry: _entry,
  initial: _initial,
  nameCode: _name,
  ...village
}: Record<string, unknown>): Village {
  return Village.parse(village);
}
