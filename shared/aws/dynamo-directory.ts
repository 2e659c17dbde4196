import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ancestorsOn, childrenOn, type Directory, divisionOn } from '../domain/division/directory.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from '../domain/division/lineage.ts';
import { search } from '../domain/division/search.ts';

/** The national list in memory, loaded on first use, and who takes part on DynamoDB. */
export function dynamoDirectory(
  client: DynamoDBDocumentClient,
  TableName: string,
  directory: () => Directory,
): DirectoryStore {
  return {
    divisionOn: async (code, date) => divisionOn(directory(), code, date),
    childrenOn: async (code, date) => childrenOn(directory(), code, date),
    ancestorsOn: async (code, date) => ancestorsOn(directory(), code, date),
    successorsOf: async (code, fromDate, onDate) => successorsOf(directory(), code, fromDate, onDate),
    formerCodes: async (code, date) =>
      predecessorsFullyAbsorbedBy(directory(), code, date).map((row) => row.code),
    search: async (query) => search(directory(), query),
    async hasJoined(code, date) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'county = :c AND joinedOn <= :d',
          ExpressionAttributeValues: { ':c': code.slice(0, 6), ':d': date },
        }),
      );
      return Items.some(({ leftOn }) => leftOn === null || leftOn > date);
    },
    async setParticipation(county, joinedOn, leftOn) {
      await client.send(new PutCommand({ TableName, Item: { county, joinedOn, leftOn } }));
    },
  };
}
