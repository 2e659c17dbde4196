import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoReported } from '../../shared/aws/dynamo-reported.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListParts, Env } from './list-parts.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createListParts(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    facts: dynamoFacts(client, env.FACTS_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
    clock: systemClock,
  },
  { log: jsonLog },
);
