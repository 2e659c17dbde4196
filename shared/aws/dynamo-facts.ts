import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FactStore } from '../domain/fact/fact-store.ts';
import { lettersOf, packFact, unpackFact } from '../domain/fact/packed-fact.ts';
import { putIf } from './conditional.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { queryUpTo } from './query-all.ts';

/** Facts of a quarter on DynamoDB: a partition for each office's quarter, in the order of recording. */
export function dynamoFacts(client: DynamoDBDocumentClient, TableName: string): FactStore {
  const placeOf = (fact: { recordedAt: string; movement: string }): string =>
    `${fact.recordedAt}#${fact.movement}`;
  return {
    async put(facts) {
      let added = 0;
      for (const fact of facts) {
        const isNew = await putIf(client, ['officeQuarter', 'recorded'], {
          TableName,
          Item: {
            officeQuarter: `${fact.office}#${fact.quarter}`,
            recorded: placeOf(fact),
            line: packFact(fact),
          },
          ConditionExpression: 'attribute_not_exists(recorded)',
        });
        if (isNew) added += 1;
      }
      return added;
    },
    async list({ offices, quarter, from, until, kinds, after, limit }) {
      // '~' sorts after every place of an instant, so that nothing of `after` itself comes back.
      const seen = after ? `${placeOf(after)}~` : from;
      const start = seen > from ? seen : from;
      // DynamoDB refuses a range that ends before it starts; it is an empty one.
      if (start > until) return { facts: [] };
      const letters = kinds && Object.fromEntries(lettersOf(kinds).map((letter, i) => [`:k${i}`, letter]));
      const ofKinds = letters && {
        FilterExpression: Object.keys(letters)
          .map((name) => `begins_with(line, ${name})`)
          .join(' OR '),
      };
      const lists = await fewAtATime([...new Set(offices)], (office) =>
        queryUpTo(
          client,
          {
            TableName,
            KeyConditionExpression: 'officeQuarter = :o AND recorded BETWEEN :from AND :until',
            ExpressionAttributeValues: {
              ':o': `${office}#${quarter}`,
              ':from': start,
              ':until': until,
              ...letters,
            },
            ...ofKinds,
          },
          limit + 1,
        ),
      );
      const merged = lists
        .flat()
        .map(({ officeQuarter, recorded, line }) => {
          const [recordedAt = '', movement = ''] = String(recorded).split('#');
          const office = String(officeQuarter).slice(0, -quarter.length - 1);
          return unpackFact({ office, quarter, recordedAt, movement }, String(line));
        })
        .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
      const facts = merged.slice(0, limit);
      const last = facts.at(-1);
      if (merged.length <= limit || !last) return { facts };
      return { facts, next: { recordedAt: last.recordedAt, movement: last.movement } };
    },
  };
}
