import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { webhookSender } from '../../shared/digest/webhook-sender.ts';
import { hostsIn } from '../../shared/domain/digest/digest-target.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { task, Tick } from '../../shared/lambda/task.ts';
import { channelSecretsOf } from '../../shared/wiring/channel-secrets.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createSendDigests, Env } from './send-digests.ts';

const env = readEnv(Env);
const client = documents();
const run = createSendDigests({
  cases: dynamoCases(client, env.CASES_TABLE),
  notices: dynamoNotices(client, env.NOTICES_TABLE),
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  calendar: officialCalendar(),
  clock: systemClock,
  systemNow: Date.now,
  channelSecrets: channelSecretsOf(env),
  send: webhookSender({ allowPrivate: false, systemNow: Date.now }),
  hosts: hostsIn(env.DIGEST_HOSTS),
  link: env.DIGEST_LINK === 'none' ? undefined : env.DIGEST_LINK,
  durable: async () => {},
  log: jsonLog,
});
export const handler = task('send-digests', Tick, { log: jsonLog }, run);
