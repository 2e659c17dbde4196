import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { DEFAULT_DETECTOR_RULE } from '../../shared/domain/assessment/suspicion/suspicion.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task, Tick } from '../../shared/lambda/task.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createDetectSuspicions, Env } from './detect-suspicions.ts';

const env = readEnv(Env);
const client = documents();
const sweeps = dynamoSweeps(client, env.SWEEPS_TABLE);
const run = createDetectSuspicions({
  duties: dynamoDuties(client, env.DUTIES_TABLE),
  notices: dynamoNotices(client, env.NOTICES_TABLE),
  cases: dynamoCases(client, env.CASES_TABLE),
  sweeps,
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  clock: systemClock,
  rule: DEFAULT_DETECTOR_RULE,
  wholeUntil: async () => (await sweeps.get('reconcile'))?.wholeUntil ?? null,
});
export const handler = task('detect-suspicions', Tick, { log: jsonLog }, run);
