import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { inputsIn } from '../../shared/wiring/inputs-bucket.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReadDifference, Env } from './read-difference.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createReadDifference(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE, inputsIn(env.INPUTS_BUCKET)),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
  },
  httpEdge(env),
);
