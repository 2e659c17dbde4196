import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DutyLine } from '../domain/assessment/fact/duty-line.ts';
import type { DutyStore } from '../domain/assessment/fact/duty-store.ts';
import { putIf } from './conditional.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { queryUpTo } from './query-all.ts';

/** Lines of limits that ended, on DynamoDB: a partition for each office and kind, in the order of decision. One write unit a line. */
export function dynamoDuties(client: DynamoDBDocumentClient, TableName: string): DutyStore {
  const placeOf = (line: { decidedAt: string; lineId: string }): string => `${line.decidedAt}#${line.lineId}`;
  return {
    async put(lines) {
      let written = 0;
      for (const line of lines) {
        const isIncomplete = line.run?.incompleteAt !== undefined;
        const isWritten = await putIf(client, ['officeKind', 'decided'], {
          TableName,
          Item: {
            officeKind: `${line.office}#${line.kind}`,
            decided: placeOf(line),
            ...(isIncomplete && { isIncomplete }),
            ...line,
          },
          // True as well where the line is not there at all.
          ConditionExpression: `attribute_not_exists(${isIncomplete ? 'isIncomplete' : 'decided'})`,
        });
        if (isWritten) written += 1;
      }
      return written;
    },
    async list({ offices, kind, from, until, after, limit }) {
      // '~' sorts after every place of an instant, so that nothing of `after` itself comes back.
      const seen = after ? `${placeOf(after)}~` : from;
      const start = seen > from ? seen : from;
      // DynamoDB refuses a range that ends before it starts; it is an empty one.
      if (start > until) return { lines: [] };
      const lists = await fewAtATime([...new Set(offices)], (office) =>
        queryUpTo(
          client,
          {
            TableName,
            KeyConditionExpression: 'officeKind = :o AND decided BETWEEN :from AND :until',
            ExpressionAttributeValues: { ':o': `${office}#${kind}`, ':from': start, ':until': until },
          },
          limit + 1,
        ),
      );
      const merged = lists
        .flat()
        .map(({ officeKind: _key, decided: _place, isIncomplete: _mark, ...line }) => DutyLine.parse(line))
        .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
      const lines = merged.slice(0, limit);
      const last = lines.at(-1);
      if (merged.length <= limit || !last) return { lines };
      return { lines, next: { decidedAt: last.decidedAt, lineId: last.lineId } };
    },
  };
}
