import { documents } from '../../shared/aws/clients.ts';
import { dynamoDirectory } from '../../shared/aws/dynamo-directory.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { packagedDirectory } from '../../shared/divisions/packaged-directory.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListMovements, Env } from './list-movements.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createListMovements(
  {
    facts: dynamoFacts(client, env.FACTS_TABLE),
    directory: dynamoDirectory(client, env.DIRECTORY_TABLE, packagedDirectory),
    clock: systemClock,
  },
  httpEdge(env),
);
