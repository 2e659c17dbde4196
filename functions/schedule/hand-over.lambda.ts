import * as z from 'zod/mini';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task } from '../../shared/lambda/task.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createHandOver, Env } from './hand-over.ts';

/** By itself it looks at divisions that ended lately; after a long stand-still an operator asks for `all`. */
const Event = z.object({ reach: z._default(z.enum(['recent', 'all']), 'recent') });

const env = readEnv(Env);
const client = documents();
const handOver = createHandOver({
  notices: dynamoNotices(client, env.NOTICES_TABLE),
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  clock: systemClock,
});
export const handler = task('hand-over', Event, { log: jsonLog }, async ({ reach }) => ({
  handedOver: await handOver(reach),
}));
