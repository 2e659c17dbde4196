import { documents } from '../../shared/aws/clients.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoResidents } from '../../shared/aws/dynamo-residents.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { sqsClient, sqsDeliveryQueue } from '../../shared/aws/sqs-delivery-queue.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReconcileInRuns, Env } from './reconcile.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createReconcileInRuns(
  {
    movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
    residents: dynamoResidents(client, env.RESIDENTS_TABLE),
    facts: dynamoFacts(client, env.FACTS_TABLE),
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    sweeps: dynamoSweeps(client, env.SWEEPS_TABLE),
    queue: sqsDeliveryQueue(sqsClient(), env.DELIVERY_QUEUE_URL),
    clock: systemClock,
    rules: DEFAULT_DEADLINE_RULES,
  },
  { log: jsonLog },
);
