import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../shared/aws/clients.ts';
import { dynamoStores } from '../../shared/aws/dynamo-stores.ts';
import { dutyLinesOf } from '../../shared/domain/assessment/fact/duty-line.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { movementFact } from '../../shared/domain/fact/movement-fact.ts';
import type { Movement } from '../../shared/domain/movement/movement.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import { movementNotices } from '../../shared/domain/notice/movement-notices.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { step } from '../../shared/domain/notice/step.ts';
import { ledgerLines } from '../../shared/domain/resident/project.ts';
import { tables } from '../../shared/tables.ts';
import { inflow, logOfOnePerson } from '../domain/movement/recording.ts';
import { newPerson } from './engine-contract.ts';
import { itemSize } from './item-size.ts';

const KB = 1024;

/** An arrival with everything a clerk usually fills in, by a person who lived elsewhere until then. */
function fullArrival(): Movement {
  const arrival = (office: string, on: string): RecordMovement => ({
    kind: 'inflow',
    happenedOn: on,
    person: inflow(office, on).person,
    reason: 'work',
    household: { division: '411525100', address: '测试镇测试村测试组18号' },
    residence: {
      division: `${office}007`,
      area: 'WG-0123',
      address: '测试路100号测试花园12幢3单元1502室',
      dwelling: 'rented',
      premises: 'FW-330106002-00123',
    },
    employer: '测试市测试电子科技有限公司',
  });
  const person = logOfOnePerson();
  person.record('330105001', arrival('330105001', '2026-05-01'));
  const record = person.record('330106002', arrival('330106002', '2026-06-01'));
  return {
    ...record,
    personId: newPerson(),
    recordedBy: '0f8fad5b-d9cb-469f-a165-70867728950e',
    requestKey: 'k'.repeat(22),
    contentDigest: 'd'.repeat(22),
  };
}

/** A movement notice of that arrival through its whole life. */
function lifeOf(movement: Movement): readonly [Notice, Notice, Notice] {
  const [queued] = movementNotices(movement);
  if (!queued) throw new Error('no notice');
  const limit = {
    what: 'acceptance',
    on: '2026-07-07',
    at: '2026-07-07T16:00:00.000Z',
    rule: 'default',
  } as const;
  const delivered = step(queued, 'deliver', { at: '2026-06-30T04:00:01.000Z', to: '411525100' }, { limit });
  const subject = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const at = '2026-07-01T02:03:04.567Z';
  const closed = step(delivered, 'accept-and-close', { at, by: '411525100', subject });
  return [queued, delivered, closed];
}

/** Write units are counted in whole kilobytes: a field too many doubles the price of every record. */
export function dynamoSizes(endpoint: () => string): void {
  describe('sizes on DynamoDB', () => {
    let client: DynamoDBClient;
    let units: Record<string, number>[] = [];
    beforeAll(() => {
      const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
      client = dynamoClient({ endpoint: endpoint(), region: 'local', credentials });
      client.middlewareStack.add(
        (next) => async (args) => {
          Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
          const result = await next(args);
          const { ConsumedCapacity: used } = result.output as {
            ConsumedCapacity?: {
              Table?: { CapacityUnits?: number };
              GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>;
            };
          };
          const indexes = Object.entries(used?.GlobalSecondaryIndexes ?? {});
          units.push({
            table: used?.Table?.CapacityUnits ?? 0,
            ...Object.fromEntries(indexes.map(([index, { CapacityUnits = 0 }]) => [index, CapacityUnits])),
          });
          return result;
        },
        { step: 'initialize' },
      );
    });
    afterAll(() => client.destroy());

    it('a full arrival that closes another residence is one write unit', async () => {
      const movement = fullArrival();
      expect(itemSize(movement)).toBeLessThanOrEqual(KB);
      units = [];
      await dynamoStores(client, tables).movements.append(movement);
      expect(units).toEqual([{ table: 1 }]);
    });

    it('its ledger lines and its fact are one write unit each', async () => {
      const movement = fullArrival();
      const stores = dynamoStores(client, tables);
      const lines = ledgerLines(movement);
      units = [];
      await stores.residents.project(lines);
      await stores.facts.put([movementFact(movement, '2026Q2')]);
      expect(lines.length).toBeGreaterThan(1);
      expect(units).toEqual([...lines, 'fact'].map(() => ({ table: 1 })));
    });

    it('the line of its notice’s acceptance is one write unit, the only one of its life', async () => {
      const [, , closed] = lifeOf(fullArrival());
      const lines = dutyLinesOf(closed, DEFAULT_DEADLINE_RULES);
      expect(lines).toHaveLength(1);
      units = [];
      expect(await dynamoStores(client, tables).duties.put(lines)).toBe(1);
      expect(units).toEqual([{ table: 1 }]);
    });

    it('a reported fact is one write unit, and one in its index', async () => {
      units = [];
      const reported = await dynamoStores(client, tables).reported.append({
        root: newPerson(),
        seq: 1,
        office: '330106002',
        place: '330106002007',
        area: 'WG-0123',
        content: { kind: 'benefits', on: '2026-06-01', unit: 'households', amount: 1_000_000 },
        evidence: '佐'.repeat(60),
        reportedBy: '0f8fad5b-d9cb-469f-a165-70867728950e',
        reportedAt: '2026-06-01T02:03:04.567Z',
        requestKey: 'k'.repeat(22),
        contentDigest: 'd'.repeat(22),
      });
      expect(reported).toBe('appended');
      expect(units).toEqual([{ table: 1, 'by-office': 1 }]);
    });

    it('its notice is one write unit in the table at every step', async () => {
      const [queued, delivered, closed] = lifeOf(fullArrival());
      for (const notice of [queued, delivered, closed])
        expect(itemSize(notice)).toBeLessThanOrEqual(KB - 200);
      const { notices } = dynamoStores(client, tables);
      units = [];
      expect(await notices.create(queued)).toBe('created');
      expect(await notices.save(delivered, 'deliver')).toBe('saved');
      expect(await notices.save(closed, 'accept-and-close')).toBe('saved');
      // A move between boxes deletes one index entry and writes another; the sender's index never changes.
      expect(units).toEqual([
        { table: 1, 'by-box': 1, 'by-sender': 1 },
        { table: 1, 'by-box': 2 },
        { table: 1, 'by-box': 2 },
      ]);
    });
  });
}
