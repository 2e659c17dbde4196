import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createActOnTask, Env } from './act-on-task.ts';

const env = readEnv(Env);
const client = documents();
const { settlements: settlementRules, outages: outageRules } = ruleBook();
export const handler = createActOnTask(
  {
    cases: dynamoCases(client, env.CASES_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    calendar: officialCalendar(),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    settlementRules,
    outageRules,
    clock: systemClock,
  },
  httpEdge(env),
);
