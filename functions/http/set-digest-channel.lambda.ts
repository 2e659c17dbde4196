import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { hostsIn } from '../../shared/domain/digest/digest-target.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { channelSecretsOf } from '../../shared/wiring/channel-secrets.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createSetDigestChannel, Env } from './set-digest-channel.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSetDigestChannel(
  {
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
    calendar: officialCalendar(),
    channelSecrets: channelSecretsOf(env),
    digestRules: { hosts: hostsIn(env.DIGEST_HOSTS), mails: false },
  },
  httpEdge(env),
);
