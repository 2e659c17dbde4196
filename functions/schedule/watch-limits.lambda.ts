import { documents } from '../../shared/aws/clients.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task, Tick } from '../../shared/lambda/task.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createWatchLimits, Env } from './watch-limits.ts';

const env = readEnv(Env);
const { deadlines: rules, outages: outageRules } = ruleBook();
const client = documents();
const run = createWatchLimits({
  notices: dynamoNotices(client, env.NOTICES_TABLE),
  outages: dynamoOutages(client, env.OUTAGES_TABLE),
  sweeps: dynamoSweeps(client, env.SWEEPS_TABLE),
  clock: systemClock,
  rules,
  outageRules,
  calendar: officialCalendar(),
});
export const handler = task('watch-limits', Tick, { log: jsonLog }, run);
