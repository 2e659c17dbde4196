import { documents } from '../../shared/aws/clients.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListStuck, Env } from './list-stuck.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createListStuck(
  {
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
    rules: DEFAULT_DEADLINE_RULES,
  },
  httpEdge(env),
);
