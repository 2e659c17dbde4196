import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createNoteCounty, Env } from './note-county.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createNoteCounty(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    cases: dynamoCases(client, env.CASES_TABLE),
    clock: systemClock,
  },
  { log: jsonLog },
);
