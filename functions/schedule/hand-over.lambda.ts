import { documents } from '../../shared/aws/clients.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task } from '../../shared/lambda/task.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createHandOver, Env, Event } from './hand-over.ts';

const env = readEnv(Env);
const client = documents();
const run = createHandOver({
  notices: dynamoNotices(client, env.NOTICES_TABLE),
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  sweeps: dynamoSweeps(client, env.SWEEPS_TABLE),
  clock: systemClock,
});
export const handler = task('hand-over', Event, { log: jsonLog }, run);
