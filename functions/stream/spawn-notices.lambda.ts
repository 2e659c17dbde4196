import { documents } from '../../shared/aws/clients.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { decodeNotice } from '../../shared/aws/stream-image.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { createSpawnNotices, Env } from './spawn-notices.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSpawnNotices(
  { notices: dynamoNoticesById(client, env.NOTICES_TABLE) },
  { decode: decodeNotice, log: jsonLog },
);
