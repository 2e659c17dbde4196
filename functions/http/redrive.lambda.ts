import { documents } from '../../shared/aws/clients.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { dynamoResidents } from '../../shared/aws/dynamo-residents.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { sqsClient, sqsDeliveryQueue } from '../../shared/aws/sqs-delivery-queue.ts';
import { decodeMovement, decodeNotice } from '../../shared/aws/stream-image.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { deadLettersAt } from '../../shared/wiring/dead-letters.ts';
import { once } from '../../shared/wiring/once.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { createDeriveMovement } from '../stream/derive-movement.ts';
import { createDispatchNotice } from '../stream/dispatch-notice.ts';
import { createRedrive, Env } from './redrive.ts';

const env = readEnv(Env);
const client = documents();
const notices = dynamoNoticesById(client, env.NOTICES_TABLE);
const residents = dynamoResidents(client, env.RESIDENTS_TABLE);
const facts = dynamoFacts(client, env.FACTS_TABLE);
const queue = sqsDeliveryQueue(sqsClient(), env.DELIVERY_QUEUE_URL);
const ofMovements = { decode: decodeMovement, log: jsonLog };
const ofNotices = { decode: decodeNotice, log: jsonLog };
/** With all that duty lines are made of: loaded with the first letter of that consumer, which may never come. */
const spawning = once(async () => {
  const [{ createSpawnNotices }, { dynamoDuties }, { ruleBook }] = await Promise.all([
    import('../stream/spawn-notices.ts'),
    import('../../shared/aws/dynamo-duties.ts'),
    import('../../shared/wiring/rule-book.ts'),
  ]);
  return createSpawnNotices(
    { notices, duties: dynamoDuties(client, env.DUTIES_TABLE), rules: ruleBook().deadlines },
    ofNotices,
  );
});
const deadLetters = await deadLettersAt(env, dynamoSweeps(client, env.SWEEPS_TABLE), {
  deliveryQueueUrl: env.DELIVERY_QUEUE_URL,
  consumers: {
    'derive-movement': createDeriveMovement({ residents, facts, notices }, ofMovements),
    'dispatch-notice': createDispatchNotice({ queue }, ofNotices),
    'spawn-notices': async (event) => (await spawning())(event),
  },
});
export const handler = createRedrive({ deadLetters, systemNow: Date.now }, httpEdge(env));
