import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Directory } from '../domain/division/directory.ts';
import { directoryQueries } from '../domain/division/directory-queries.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';
import { hasJoined } from '../domain/participation/has-joined.ts';
import { dynamoAreas } from './dynamo-areas.ts';
import { dynamoParticipation } from './dynamo-participation.ts';
import { dynamoVillages } from './dynamo-villages.ts';

/** Writers of one county that meet try again; more than a few means that something else is wrong. */
const MAX_TRIES = 8;

/**
 * The national list as a value that is loaded at the first question (it lies packaged beside the code); participation,
 * villages and areas in one table.
 */
export function dynamoDirectory(
  client: DynamoDBDocumentClient,
  TableName: string,
  directory: () => Directory,
): DirectoryStore {
  const participation = dynamoParticipation(client, TableName);
  const villages = dynamoVillages(client, TableName);
  return {
    ...directoryQueries(directory, villages),
    ...participation,
    ...villages,
    ...dynamoAreas(client, TableName),
    hasJoined: (code, date) => hasJoined(code, date, participation, directory()),
    async setParticipation(county, joinedOn, leftOn) {
      for (let tried = 0; tried < MAX_TRIES; tried++) {
        const before = await participation.participationOf(county);
        const after = [...before.filter((one) => one.joinedOn !== joinedOn), { joinedOn, leftOn }].sort(
          (a, b) => (a.joinedOn < b.joinedOn ? -1 : 1),
        );
        if ((await participation.saveParticipation(county, before, after)) === 'saved') return;
      }
      throw new Error(`participation of ${county} changed ${MAX_TRIES} times meanwhile`);
    },
  };
}
