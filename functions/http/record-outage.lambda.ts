import { documents } from '../../shared/aws/clients.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createRecordOutage, Env } from './record-outage.ts';

const env = readEnv(Env);
export const handler = createRecordOutage(
  { outages: dynamoOutages(documents(), env.OUTAGES_TABLE), clock: systemClock },
  httpEdge(env),
);
