import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Ledger, Resident } from '../domain/resident/resident.ts';
import type { ResidentStore } from '../domain/resident/resident-store.ts';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

/** The ledgers on DynamoDB: a partition for each ledger of each division. */
export function dynamoResidents(client: DynamoDBDocumentClient, TableName: string): ResidentStore {
  const ledgerOf = (ledger: Ledger, division: string): string => `${ledger}#${division}`;
  return {
    async project(lines) {
      let written = 0;
      for (const line of lines) {
        const isWritten = await putIf(client, ['ledgerOf', 'personId'], {
          TableName,
          Item: { ledgerOf: ledgerOf(line.ledger, line.division), ...line },
          ConditionExpression: 'attribute_not_exists(personId) OR seq < :seq',
          ExpressionAttributeValues: { ':seq': line.seq },
        });
        if (isWritten) written += 1;
      }
      return written;
    },
    async list({ ledger, divisions, withClosed, after, limit }) {
      const found: Resident[] = [];
      const rest = [...new Set(divisions)].sort().filter((code) => code >= (after?.division ?? ''));
      for (const division of rest) {
        if (found.length > limit) break;
        const personId = division === after?.division ? after.personId : '';
        const items = await queryUpTo(
          client,
          {
            TableName,
            KeyConditionExpression: personId ? 'ledgerOf = :l AND personId > :after' : 'ledgerOf = :l',
            ...(withClosed
              ? {}
              : { FilterExpression: '#open = :open', ExpressionAttributeNames: { '#open': 'open' } }),
            ExpressionAttributeValues: {
              ':l': ledgerOf(ledger, division),
              ...(personId && { ':after': personId }),
              ...(withClosed ? {} : { ':open': true }),
            },
          },
          limit + 1 - found.length,
        );
        found.push(...items.map(({ ledgerOf: _key, ...line }) => Resident.parse(line)));
      }
      const residents = found.slice(0, limit);
      const last = residents.at(-1);
      if (found.length <= limit || !last) return { residents };
      return { residents, next: { division: last.division, personId: last.personId } };
    },
  };
}
