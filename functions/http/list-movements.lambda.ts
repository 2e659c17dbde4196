import { documents } from '../../shared/aws/clients.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListMovements, Env } from './list-movements.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createListMovements(
  {
    facts: dynamoFacts(client, env.FACTS_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
  },
  httpEdge(env),
);
