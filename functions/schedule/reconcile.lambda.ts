import { documents } from '../../shared/aws/clients.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoResidents } from '../../shared/aws/dynamo-residents.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { sqsClient, sqsDeliveryQueue } from '../../shared/aws/sqs-delivery-queue.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task } from '../../shared/lambda/task.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReconcile, Env, Event } from './reconcile.ts';

const env = readEnv(Env);
const client = documents();
/** As often as somebody would notice: a pass reads every record there is. The hourly runs between carry on a long one. */
const DAY_MS = 24 * 3_600_000;

const run = createReconcile({
  movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
  residents: dynamoResidents(client, env.RESIDENTS_TABLE),
  facts: dynamoFacts(client, env.FACTS_TABLE),
  notices: dynamoNotices(client, env.NOTICES_TABLE),
  duties: dynamoDuties(client, env.DUTIES_TABLE),
  sweeps: dynamoSweeps(client, env.SWEEPS_TABLE),
  queue: sqsDeliveryQueue(sqsClient(), env.DELIVERY_QUEUE_URL),
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  clock: systemClock,
  rules: ruleBook().deadlines,
  everyMs: DAY_MS,
});
export const handler = task('reconcile', Event, { log: jsonLog }, run);
