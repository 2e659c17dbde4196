import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoReported } from '../../shared/aws/dynamo-reported.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { identityOf } from '../../shared/wiring/identity.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReportFact, Env } from './report-fact.ts';

const env = readEnv(Env);
const client = documents();
const { keys, ready } = identityOf(env);
export const handler = createReportFact(
  {
    reported: dynamoReported(client, env.REPORTED_TABLE),
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    keys,
    clock: systemClock,
  },
  httpEdge(env, ready),
);
