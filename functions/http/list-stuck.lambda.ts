import { documents } from '../../shared/aws/clients.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListStuck, Env } from './list-stuck.ts';

const env = readEnv(Env);
const { deadlines: rules } = ruleBook();
const client = documents();
export const handler = createListStuck(
  {
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
    rules,
  },
  httpEdge(env),
);
