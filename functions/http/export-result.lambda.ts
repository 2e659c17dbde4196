import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { inputsIn } from '../../shared/wiring/inputs-bucket.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createExportResult, Env } from './export-result.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createExportResult(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE, inputsIn(env.INPUTS_BUCKET)),
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
  },
  httpEdge(env),
);
