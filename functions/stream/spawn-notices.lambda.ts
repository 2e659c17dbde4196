import { documents } from '../../shared/aws/clients.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { streamEdge } from '../../shared/wiring/stream-edge.ts';
import { createSpawnNotices, Env } from './spawn-notices.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSpawnNotices({ notices: dynamoNotices(client, env.NOTICES_TABLE) }, streamEdge);
