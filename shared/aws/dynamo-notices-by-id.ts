import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { NoticesById } from '../domain/notice/notice-store.ts';
import { priorStates } from '../domain/notice/transitions.ts';
import { putIf } from './conditional.ts';
import { fromItem, toItem } from './notice-item.ts';

/** Single notices on DynamoDB, for functions that list none: what reads the indexes is not in their bundles. */
export function dynamoNoticesById(client: DynamoDBDocumentClient, TableName: string): NoticesById {
  return {
    async create(notice) {
      const isCreated = await putIf(client, ['noticeId'], {
        TableName,
        Item: toItem(notice),
        ConditionExpression: 'attribute_not_exists(noticeId)',
      });
      return isCreated ? 'created' : 'already-there';
    },
    async get(noticeId) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { noticeId }, ConsistentRead: true }),
      );
      return Item && fromItem(Item);
    },
    async save(next, event) {
      const from = priorStates(event).map((state, i) => [`:s${i}`, state] as const);
      const isSaved = await putIf(client, ['noticeId'], {
        TableName,
        Item: toItem(next),
        ConditionExpression: `version = :before AND #state IN (${from.map(([name]) => name).join(', ')})`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':before': next.version - 1, ...Object.fromEntries(from) },
      });
      return isSaved ? 'saved' : 'changed-meanwhile';
    },
  };
}
