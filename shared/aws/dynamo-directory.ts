import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { ancestorsOn, childrenOn, type Directory, divisionOn } from '../domain/division/directory.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from '../domain/division/lineage.ts';
import { joinsWith } from '../domain/division/participation.ts';
import { search } from '../domain/division/search.ts';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

const Joined = z.object({
  entry: z.string(),
  periods: z.array(z.object({ joinedOn: z.string(), leftOn: z.nullable(z.string()) })),
});

/** Writers of one county that meet try again; more than a few means that something else is wrong. */
const MAX_TRIES = 8;

/**
 * The national list as a value that is loaded at the first question (it lies packaged beside the code), and who takes
 * part in the table: an item for each county, in a partition for each province.
 */
export function dynamoDirectory(
  client: DynamoDBDocumentClient,
  TableName: string,
  directory: () => Directory,
): DirectoryStore {
  const partitionOf = (code: string): string => `participation#${code.slice(0, 2)}`;

  const joinedOf = async (county: string): Promise<z.infer<typeof Joined> | undefined> => {
    const Key = { partition: partitionOf(county), entry: county };
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && Joined.parse(Item);
  };
  const joinedUnder = async (code: string): Promise<readonly z.infer<typeof Joined>[]> => {
    const items = await queryUpTo(client, {
      TableName,
      KeyConditionExpression: '#p = :p AND begins_with(entry, :code)',
      ExpressionAttributeNames: { '#p': 'partition' },
      ExpressionAttributeValues: { ':p': partitionOf(code), ':code': code },
    });
    return items.map((item) => Joined.parse(item));
  };

  return {
    divisionOn: async (code, date) => divisionOn(directory(), code, date),
    childrenOn: async (code, date) => childrenOn(directory(), code, date),
    ancestorsOn: async (code, date) => ancestorsOn(directory(), code, date),
    successorsOf: async (code, fromDate, onDate) => successorsOf(directory(), code, fromDate, onDate),
    formerCodes: async (code, date) =>
      predecessorsFullyAbsorbedBy(directory(), code, date).map((row) => row.code),
    search: async (query) => search(directory(), query),
    async hasJoined(code, date) {
      const own = code.length < 6 ? undefined : await joinedOf(code.slice(0, 6));
      const rows = own ? [own] : code.length < 6 ? await joinedUnder(code) : [];
      return rows.some(
        ({ entry, periods }) =>
          joinsWith(code, entry) &&
          periods.some(({ joinedOn, leftOn }) => joinedOn <= date && (leftOn === null || leftOn > date)),
      );
    },
    async setParticipation(county, joinedOn, leftOn) {
      for (let tried = 0; tried < MAX_TRIES; tried++) {
        const before = await joinedOf(county);
        const others = (before?.periods ?? []).filter((period) => period.joinedOn !== joinedOn);
        const periods = [...others, { joinedOn, leftOn }].sort((a, b) => (a.joinedOn < b.joinedOn ? -1 : 1));
        const isWritten = await putIf(client, ['partition', 'entry'], {
          TableName,
          Item: { partition: partitionOf(county), entry: county, periods },
          ...(before
            ? { ConditionExpression: 'periods = :b', ExpressionAttributeValues: { ':b': before.periods } }
            : { ConditionExpression: 'attribute_not_exists(entry)' }),
        });
        if (isWritten) return;
      }
      throw new Error(`participation of ${county} changed ${MAX_TRIES} times meanwhile`);
    },
  };
}
