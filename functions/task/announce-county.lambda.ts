import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createAnnounceCounty, Env } from './announce-county.ts';

const env = readEnv(Env);
const client = documents();
const { outages: outageRules, settlements: settlementRules } = ruleBook();
export const handler = createAnnounceCounty(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    cases: dynamoCases(client, env.CASES_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    calendar: officialCalendar(),
    outageRules,
    settlementRules,
    clock: systemClock,
  },
  { log: jsonLog },
);
