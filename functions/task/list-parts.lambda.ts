import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { factSourcesOn } from '../../shared/wiring/fact-sources.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListParts, Env } from './list-parts.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createListParts(
  {
    ...factSourcesOn(client, env),
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
  },
  { log: jsonLog },
);
