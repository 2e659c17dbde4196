import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task, Tick } from '../../shared/lambda/task.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createWatchCases, Env } from './watch-cases.ts';

const env = readEnv(Env);
const run = createWatchCases({
  cases: dynamoCases(documents(), env.CASES_TABLE),
  settlementRules: ruleBook().settlements,
  clock: systemClock,
});
export const handler = task('watch-cases', Tick, { log: jsonLog }, run);
