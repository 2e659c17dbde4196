import { documents } from '../../shared/aws/clients.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoResidents } from '../../shared/aws/dynamo-residents.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { sqsClient, sqsDeliveryQueue } from '../../shared/aws/sqs-delivery-queue.ts';
import { decodeMovement, decodeNotice } from '../../shared/aws/stream-image.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { deadLettersAt } from '../../shared/wiring/dead-letters.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { createDeriveMovement } from '../stream/derive-movement.ts';
import { createDispatchNotice } from '../stream/dispatch-notice.ts';
import { createSpawnNotices } from '../stream/spawn-notices.ts';
import { createRedrive, Env } from './redrive.ts';

const env = readEnv(Env);
const client = documents();
const notices = dynamoNotices(client, env.NOTICES_TABLE);
const residents = dynamoResidents(client, env.RESIDENTS_TABLE);
const facts = dynamoFacts(client, env.FACTS_TABLE);
const duties = dynamoDuties(client, env.DUTIES_TABLE);
const queue = sqsDeliveryQueue(sqsClient(), env.DELIVERY_QUEUE_URL);
const ofMovements = { decode: decodeMovement, log: jsonLog };
const ofNotices = { decode: decodeNotice, log: jsonLog };
const deadLetters = await deadLettersAt(env, dynamoSweeps(client, env.SWEEPS_TABLE), {
  deliveryQueueUrl: env.DELIVERY_QUEUE_URL,
  consumers: {
    'derive-movement': createDeriveMovement({ residents, facts, notices }, ofMovements),
    'dispatch-notice': createDispatchNotice({ queue }, ofNotices),
    'spawn-notices': createSpawnNotices({ notices, duties, rules: DEFAULT_DEADLINE_RULES }, ofNotices),
  },
});
export const handler = createRedrive({ deadLetters }, httpEdge(env));
