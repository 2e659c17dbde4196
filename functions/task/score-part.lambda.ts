import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { dynamoReported } from '../../shared/aws/dynamo-reported.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import {
  DEFAULT_DEADLINE_RULES,
  DEFAULT_RECORDING_RULES,
} from '../../shared/domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../../shared/domain/outage/outage-rule.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createScorePart, Env } from './score-part.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createScorePart(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    facts: dynamoFacts(client, env.FACTS_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
    clock: systemClock,
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    outageRules: DEFAULT_OUTAGE_RULES,
    rules: DEFAULT_DEADLINE_RULES,
    recordingRules: DEFAULT_RECORDING_RULES,
    calendar: officialCalendar(),
    digest: sha256,
  },
  { log: jsonLog },
);
