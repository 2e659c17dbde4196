import { documents } from '../../shared/aws/clients.ts';
import { dynamoReported } from '../../shared/aws/dynamo-reported.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListFacts, Env } from './list-facts.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createListFacts(
  {
    reported: dynamoReported(client, env.REPORTED_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
  },
  httpEdge(env),
);
