import { documents } from '../../shared/aws/clients.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { createListOutages, Env } from './list-outages.ts';

const env = readEnv(Env);
export const handler = createListOutages(
  { outages: dynamoOutages(documents(), env.OUTAGES_TABLE) },
  httpEdge(env),
);
