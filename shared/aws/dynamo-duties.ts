import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DutyStore } from '../domain/assessment/fact/duty-store.ts';
import { packDutyLine, unpackDutyLine } from '../domain/assessment/fact/packed-duty-line.ts';
import { putIf } from './conditional.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { queryUpTo } from './query-all.ts';

const INSTANT_LENGTH = '2026-02-03T01:00:00.000Z'.length;

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
            line: packDutyLine(line),
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
        .map(({ officeKind, decided, line }) => {
          const place = String(decided);
          const office = String(officeKind).slice(0, -kind.length - 1);
          const decidedAt = place.slice(0, INSTANT_LENGTH);
          const lineId = place.slice(INSTANT_LENGTH + 1);
          return unpackDutyLine({ lineId, kind, office, decidedAt }, String(line));
        })
        .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
      const lines = merged.slice(0, limit);
      const last = lines.at(-1);
      if (merged.length <= limit || !last) return { lines };
      return { lines, next: { decidedAt: last.decidedAt, lineId: last.lineId } };
    },
  };
}
