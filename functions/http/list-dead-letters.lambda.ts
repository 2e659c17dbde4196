import { randomUUID } from 'node:crypto';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { deadLettersAt } from '../../shared/wiring/dead-letters.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListDeadLetters, Env } from './list-dead-letters.ts';

const env = readEnv(Env);
const client = documents();
const deadLetters = await deadLettersAt(env, dynamoSweeps(client, env.SWEEPS_TABLE));
export const handler = createListDeadLetters(
  { deadLetters, audit: dynamoAudit(client, env.AUDIT_TABLE), clock: systemClock, newId: randomUUID },
  httpEdge(env),
);
