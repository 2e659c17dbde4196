import { documents } from '../../shared/aws/clients.ts';
import { dynamoDuties } from '../../shared/aws/dynamo-duties.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { decodeNotice } from '../../shared/aws/stream-image.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { createSpawnNotices, Env } from './spawn-notices.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSpawnNotices(
  {
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    rules: DEFAULT_DEADLINE_RULES,
  },
  { decode: decodeNotice, log: jsonLog },
);
