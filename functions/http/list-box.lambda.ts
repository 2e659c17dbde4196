import { documents } from '../../shared/aws/clients.ts';
import { dynamoDirectory } from '../../shared/aws/dynamo-directory.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { packagedDirectory } from '../../shared/divisions/packaged-directory.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListBox, Env } from './list-box.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createListBox(
  {
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    directory: dynamoDirectory(client, env.DIRECTORY_TABLE, packagedDirectory),
    clock: systemClock,
  },
  httpEdge(env),
);
