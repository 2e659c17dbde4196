import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MovementFact } from '../domain/fact/movement-fact.ts';
import type { FactStore } from '../domain/fact/fact-store.ts';
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
          Item: { officeQuarter: `${fact.office}#${fact.quarter}`, recorded: placeOf(fact), ...fact },
          ConditionExpression: 'attribute_not_exists(recorded)',
        });
        if (isNew) added += 1;
      }
      return added;
    },
    async list({ offices, quarter, from, until, after, limit }) {
      // '~' sorts after every place of an instant, so that nothing of `after` itself comes back.
      const seen = after ? `${placeOf(after)}~` : from;
      const start = seen > from ? seen : from;
      // DynamoDB refuses a range that ends before it starts; it is an empty one.
      if (start > until) return { facts: [] };
      const lists = await fewAtATime([...new Set(offices)], (office) =>
        queryUpTo(
          client,
          {
            TableName,
            KeyConditionExpression: 'officeQuarter = :o AND recorded BETWEEN :from AND :until',
            ExpressionAttributeValues: { ':o': `${office}#${quarter}`, ':from': start, ':until': until },
          },
          limit + 1,
        ),
      );
      const merged = lists
        .flat()
        .map(({ officeQuarter: _key, recorded: _place, ...fact }) => MovementFact.parse(fact))
        .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
      const facts = merged.slice(0, limit);
      const last = facts.at(-1);
      if (merged.length <= limit || !last) return { facts };
      return { facts, next: { recordedAt: last.recordedAt, movement: last.movement } };
    },
  };
}
