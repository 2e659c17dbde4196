import { documents } from '../../shared/aws/clients.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { identityOf } from '../../shared/wiring/identity.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createRaiseNotice, Env } from './raise-notice.ts';

const env = readEnv(Env);
const { reviews: reviewRules } = ruleBook();
const client = documents();
const { keys, ready } = identityOf(env);
export const handler = createRaiseNotice(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    keys,
    clock: systemClock,
    reviewRules,
  },
  httpEdge(env, ready),
);
