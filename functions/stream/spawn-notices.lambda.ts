import { documentsOver, dynamoClient } from '../../shared/aws/clients.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { streamEdge } from '../../shared/wiring/stream-edge.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { createSpawnNotices, Env } from './spawn-notices.ts';

const env = readEnv(Env);
const notices = dynamoNotices(documentsOver(dynamoClient()), env.NOTICES_TABLE);
export const handler = createSpawnNotices({ notices }, streamEdge);
