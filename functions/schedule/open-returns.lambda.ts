import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoResidents } from '../../shared/aws/dynamo-residents.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task, Tick } from '../../shared/lambda/task.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { factSourcesOn } from '../../shared/wiring/fact-sources.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createOpenReturns, Env } from './open-returns.ts';

const env = readEnv(Env);
const client = documents();
const sweeps = dynamoSweeps(client, env.SWEEPS_TABLE);
const run = createOpenReturns({
  ...factSourcesOn(client, env),
  residents: dynamoResidents(client, env.RESIDENTS_TABLE),
  cases: dynamoCases(client, env.CASES_TABLE),
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  sweeps,
  settlementRules: ruleBook().settlements,
  calendar: officialCalendar(),
  clock: systemClock,
  wholeUntil: async () => (await sweeps.get('reconcile'))?.wholeUntil ?? null,
});
export const handler = task('open-returns', Tick, { log: jsonLog }, run);
