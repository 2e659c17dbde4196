import { documents } from '../../shared/aws/clients.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { decodeNotice } from '../../shared/aws/stream-image.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { createSpawnNotices, Env } from './spawn-notices.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSpawnNotices(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    rules: ruleBook().deadlines,
  },
  { decode: decodeNotice, log: jsonLog },
);
