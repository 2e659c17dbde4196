import { documents } from '../../shared/aws/clients.ts';
import { dynamoDirectory } from '../../shared/aws/dynamo-directory.ts';
import { packagedDirectory } from '../../shared/divisions/packaged-directory.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createSearchDivisions, Env } from './search-divisions.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSearchDivisions(
  { directory: dynamoDirectory(client, env.DIRECTORY_TABLE, packagedDirectory), clock: systemClock },
  httpEdge(env),
);
