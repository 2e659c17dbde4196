import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dutyLinesOf } from '../shared/domain/assessment/fact/duty-line.ts';
import { officialCalendar } from '../shared/calendar/official-calendar.ts';
import { dynamoStores } from '../shared/aws/dynamo-stores.ts';
import { DEFAULT_DEADLINE_RULES } from '../shared/domain/deadline/default-rules.ts';
import { acceptanceLimit, ruleOf } from '../shared/domain/deadline/notice-limits.ts';
import { movementIdOf } from '../shared/domain/movement/movement.ts';
import { recordMovement } from '../shared/domain/movement/record-movement.ts';
import { actOnNotice } from '../shared/domain/notice/act.ts';
import { deliverNotice } from '../shared/domain/notice/deliver.ts';
import { movementNotices } from '../shared/domain/notice/movement-notices.ts';
import { ledgerLines } from '../shared/domain/resident/project.ts';
import { movementFact } from '../shared/domain/fact/movement-fact.ts';
import { tables } from '../shared/tables.ts';
import { startDynamoDbLocal } from '../test/contract/dynamodb-local.ts';
import type { Row } from './row.ts';

/** Write units as DynamoDB Local reports them for the calls that the adapters really make. */
function counting(client: DynamoDBClient) {
  let units = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isPut = context.commandName === 'PutItemCommand';
      if (isPut) Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
      const result = await next(args);
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: ConsumedCapacity };
      if (isPut) units += ConsumedCapacity?.CapacityUnits ?? 0;
      return result;
    },
    { step: 'initialize' },
  );
  return async (work: () => Promise<unknown>): Promise<number> => {
    const before = units;
    await work();
    return units - before;
  };
}

/** The whole life of one movement of a known person: recorded, derived, delivered, accepted and so closed. Audit apart. */
export async function writeUnits(): Promise<readonly Row[]> {
  const local = await startDynamoDbLocal(18_999);
  try {
    const stores = dynamoStores(local.client, tables);
    const spent = counting(local.client);
    const now = '2026-03-02T01:00:00.000Z';
    const decision = recordMovement(
      {
        kind: 'inflow',
        happenedOn: '2026-03-01',
        person: { name: '测试甲', document: { kind: 'resident-id', number: '100000190001010010' } },
        household: { division: '411525001', address: '测试村测试组1号' },
        residence: { division: '330106009', dwelling: 'rented', address: '测试路100号1幢1单元101室' },
        reason: 'work',
      },
      {
        personId: 'p'.repeat(22),
        log: [],
        office: { code: '330106009', formerly: [] },
        now,
        today: '2026-03-02',
        recordedBy: 'clerk-330106009',
        requestKey: 'k'.repeat(22),
        contentDigest: 'c'.repeat(22),
        categoryOf: () => 'migrant',
      },
    );
    if (decision.kind !== 'recorded') throw new Error('not recorded');
    const { movement } = decision;
    const [queued] = movementNotices(movement);
    if (!queued) throw new Error('no notice');
    const acceptance = () => acceptanceLimit(ruleOf(queued, DEFAULT_DEADLINE_RULES), now, officialCalendar());
    const delivery = deliverNotice(queued, {
      resolved: { kind: 'to', division: '411525001', cause: 'addressed' },
      joined: true,
      now,
      acceptance,
    });
    if (delivery.kind !== 'delivered') throw new Error(delivery.kind);
    const accepted = actOnNotice(
      delivery.notice,
      { action: 'accept' },
      {
        by: '411525001',
        role: 'clerk',
        subject: 'clerk-411525001',
        now,
        acceptance,
        reply: () => null,
        latestExtension: null,
        extended: acceptance,
      },
    );
    if (accepted.kind !== 'acted') throw new Error(accepted.refusal.name);

    const record = await spent(() => stores.movements.append(movement));
    const ledgers = await spent(() => stores.residents.project(ledgerLines(movement)));
    const fact = await spent(() => stores.facts.put([movementFact(movement, '2026Q1')]));
    const queue = await spent(() => stores.notices.create(queued));
    const deliver = await spent(() => stores.notices.save(delivery.notice, 'deliver'));
    const line = await spent(() => stores.duties.put(dutyLinesOf(accepted.notice, DEFAULT_DEADLINE_RULES)));
    const close = await spent(() => stores.notices.save(accepted.notice, accepted.event));
    console.log(
      `record ${movementIdOf(movement)}: ledgers ${ledgers}, fact ${fact}, queued ${queue}, delivered ${deliver}, closed ${close}, duty line ${line}`,
    );
    const whole = record + ledgers + fact + queue + deliver + close + line;
    return [
      { metric: 'write units to record a movement', value: record, unit: 'WRU', target: 1, better: 'lower' },
      { metric: 'write units of its whole life', value: whole, unit: 'WRU', target: 14, better: 'lower' },
    ];
  } finally {
    local.stop();
  }
}
