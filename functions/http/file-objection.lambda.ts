import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createFileObjection, Env } from './file-objection.ts';

const env = readEnv(Env);
const { outages: outageRules, settlements: settlementRules } = ruleBook();
const client = documents();
export const handler = createFileObjection(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    clock: systemClock,
    outageRules,
    settlementRules,
    get calendar() {
      return officialCalendar();
    },
  },
  httpEdge(env),
);
