import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createNoteCounty, Env } from './note-county.ts';

const env = readEnv(Env);
export const handler = createNoteCounty(
  { assessments: dynamoAssessments(documents(), env.ASSESSMENTS_TABLE), clock: systemClock },
  { log: jsonLog },
);
