import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { scoringOn } from '../../shared/wiring/scoring.ts';
import { createScorePart, Env } from './score-part.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createScorePart(
  {
    ...scoringOn(client, env),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    digest: sha256,
  },
  { log: jsonLog },
);
