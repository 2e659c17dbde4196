import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { familyOf, type ReportedFact } from '../domain/assessment/fact/reported-fact.ts';
import type { ReportedFactStore } from '../domain/assessment/fact/reported-fact-store.ts';
import { putIf } from './conditional.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { queryUpTo } from './query-all.ts';

/** What offices report by hand, on DynamoDB: a partition for each fact, and an index by office and day with the whole records. */
export function dynamoReported(client: DynamoDBDocumentClient, TableName: string): ReportedFactStore {
  return {
    async append(fact) {
      const { root, seq, office, content } = fact;
      const isAppended = await putIf(client, ['root', 'seq'], {
        TableName,
        Item: {
          ...fact,
          officeFamily: `${office}#${familyOf(content)}`,
          dayId: placeOf({ on: content.on, root, seq }),
        },
        ConditionExpression: 'attribute_not_exists(seq)',
      });
      return isAppended ? 'appended' : 'taken';
    },
    async chain(root) {
      const items = await queryUpTo(client, {
        TableName,
        KeyConditionExpression: 'root = :r',
        ExpressionAttributeValues: { ':r': root },
        ConsistentRead: true,
      });
      return items.map(fromItem);
    },
    async list({ offices, family, from, to, after, limit }) {
      // '~' sorts after every day and place, so that nothing of `after` itself comes back.
      const seen = after ? `${placeOf(after)}~` : from;
      const start = seen > from ? seen : from;
      const end = `${to}~`;
      // DynamoDB refuses a range that ends before it starts; it is an empty one.
      if (start > end) return { facts: [] };
      const lists = await fewAtATime([...new Set(offices)], (office) =>
        queryUpTo(
          client,
          {
            TableName,
            IndexName: 'by-office',
            KeyConditionExpression: 'officeFamily = :o AND dayId BETWEEN :from AND :until',
            ExpressionAttributeValues: { ':o': `${office}#${family}`, ':from': start, ':until': end },
          },
          limit + 1,
        ),
      );
      const found = lists
        .flat()
        .map(fromItem)
        .sort((a, b) => (placeOf({ on: a.content.on, ...a }) < placeOf({ on: b.content.on, ...b }) ? -1 : 1));
      const facts = found.slice(0, limit);
      const last = facts.at(-1);
      if (found.length <= limit || !last) return { facts };
      return { facts, next: { on: last.content.on, root: last.root, seq: last.seq } };
    },
  };
}

/** Its place in its family: the day, the fact, and the number with the digits that let texts sort as numbers. */
function placeOf({ on, root, seq }: { on: string; root: string; seq: number }): string {
  return `${on}#${root}#${String(seq).padStart(3, '0')}`;
}

function fromItem({ officeFamily: _office, dayId: _day, ...fact }: Record<string, unknown>): ReportedFact {
  // As we wrote it: it was parsed then.
  return fact as ReportedFact;
}
