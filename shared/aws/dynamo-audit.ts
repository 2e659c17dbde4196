import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AuditEntry } from '../domain/audit/audit.ts';
import type { AuditStore } from '../domain/audit/audit-store.ts';
import { backOff } from './back-off.ts';
import { queryUpTo } from './query-all.ts';

/** The most that one BatchWriteItem takes. */
const BATCH = 25;
const MAX_TRIES = 8;

/** Who saw what, on DynamoDB. Throws unless every entry was taken. */
export function dynamoAudit(client: DynamoDBDocumentClient, TableName: string): AuditStore {
  const write = async (entries: readonly AuditEntry[]): Promise<void> => {
    type Requests = NonNullable<BatchWriteCommand['input']['RequestItems']>;
    let open: Requests = {
      [TableName]: entries.map((entry) => ({
        PutRequest: { Item: { ...entry, atId: `${entry.at}#${entry.entryId}` } },
      })),
    };
    for (let tried = 0; Object.keys(open).length > 0; tried++) {
      if (tried === MAX_TRIES) throw new Error(`audit entries not taken after ${MAX_TRIES} tries`);
      if (tried > 0) await backOff(tried);
      const { UnprocessedItems = {} } = await client.send(new BatchWriteCommand({ RequestItems: open }));
      open = UnprocessedItems;
    }
  };
  return {
    async append(entries) {
      // A batch that names one key twice is refused as a whole.
      const once = [...new Map(entries.map((entry) => [entry.entryId, entry])).values()];
      for (let i = 0; i < once.length; i += BATCH) await write(once.slice(i, i + BATCH));
    },
    async ofPerson(personId, limit) {
      const items = await queryUpTo(
        client,
        {
          TableName,
          KeyConditionExpression: 'personId = :p',
          ExpressionAttributeValues: { ':p': personId },
          ScanIndexForward: false,
        },
        limit,
      );
      return items.map(({ atId: _place, ...entry }) => AuditEntry.parse(entry));
    },
  };
}
