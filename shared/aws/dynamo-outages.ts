import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { OutageRecord } from '../domain/outage/outage.ts';
import type { OutageStore } from '../domain/outage/outage-store.ts';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

/** The platform has one log, so one partition: some dozens of items a year. */
const LOG = 'platform';

/** The log of outages on DynamoDB. */
export function dynamoOutages(client: DynamoDBDocumentClient, TableName: string): OutageStore {
  return {
    async append(record) {
      const isAppended = await putIf(client, ['outageLog', 'seq'], {
        TableName,
        Item: { outageLog: LOG, ...record },
        ConditionExpression: 'attribute_not_exists(seq)',
      });
      return isAppended ? 'appended' : 'taken';
    },
    async all() {
      const items = await queryUpTo(client, {
        TableName,
        KeyConditionExpression: 'outageLog = :log',
        ExpressionAttributeValues: { ':log': LOG },
        ConsistentRead: true,
      });
      return items.map(({ outageLog: _key, ...record }) => OutageRecord.parse(record));
    },
  };
}
