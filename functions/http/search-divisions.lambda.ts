import { documents } from '../../shared/aws/clients.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createSearchDivisions, Env } from './search-divisions.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSearchDivisions(
  { directory: divisionsOn(client, env.DIRECTORY_TABLE), clock: systemClock },
  httpEdge(env),
);
