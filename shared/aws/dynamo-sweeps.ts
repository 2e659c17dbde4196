import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { SweepStore } from '../domain/sweep/sweep-store.ts';

const Progress = z.strictObject({
  sweep: z.literal('reconcile'),
  startedAt: z.string(),
  since: z.nullable(z.string()),
  after: z.nullable(z.string()),
  repaired: z.int(),
  wholeUntil: z.nullable(z.string()),
});

const Place = z.strictObject({ sweep: z.string(), after: z.optional(z.string()) });

/** How far each sweep has come, on DynamoDB: one item a sweep. The last writer wins, as doing a page twice changes nothing. */
export function dynamoSweeps(client: DynamoDBDocumentClient, TableName: string): SweepStore {
  return {
    async get(sweep) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: { sweep }, ConsistentRead: true }));
      return Item && Progress.parse(Item);
    },
    async keep(progress) {
      await client.send(new PutCommand({ TableName, Item: progress }));
    },
    async placeOf(sweep) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: { sweep }, ConsistentRead: true }));
      return Item && Place.parse(Item).after;
    },
    async keepPlace(sweep, after) {
      await client.send(new PutCommand({ TableName, Item: { sweep, after } }));
    },
  };
}
