import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task, Tick } from '../../shared/lambda/task.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createCountFlows, Env } from './count-flows.ts';

const env = readEnv(Env);
const client = documents();
const sweeps = dynamoSweeps(client, env.SWEEPS_TABLE);
const run = createCountFlows({
  facts: dynamoFacts(client, env.FACTS_TABLE),
  cases: dynamoCases(client, env.CASES_TABLE),
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  sweeps,
  clock: systemClock,
  wholeUntil: async () => (await sweeps.get('reconcile'))?.wholeUntil ?? null,
});
export const handler = task('count-flows', Tick, { log: jsonLog }, run);
