import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createStartRun, Env } from './start-run.ts';

const env = readEnv(Env);
export const handler = createStartRun(
  {
    assessments: dynamoAssessments(documents(), env.ASSESSMENTS_TABLE),
    clock: systemClock,
    schemes: async () =>
      (await import('../../shared/domain/assessment/scheme/shipped/shipped-schemes.ts')).SHIPPED_SCHEMES,
    digest: sha256,
  },
  httpEdge(env),
);
