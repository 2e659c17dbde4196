import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { inputsIn } from '../../shared/wiring/inputs-bucket.ts';
import { once } from '../../shared/wiring/once.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createRecomputeResult, Env } from './recompute-result.ts';

const env = readEnv(Env);
const client = documents();
const directory = divisionsOn(client, env.DIRECTORY_TABLE);
const scoring = once(async () => {
  const [{ inputsOfPart }, { scoringOn }] = await Promise.all([
    import('../task/scoring.ts'),
    import('../../shared/wiring/scoring.ts'),
  ]);
  const deps = { ...scoringOn(client, env), directory };
  return (...asked: Parameters<Parameters<typeof createRecomputeResult>[0]['inputsOfPart']>) =>
    inputsOfPart(deps, ...asked);
});
export const handler = createRecomputeResult(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE, inputsIn(env.INPUTS_BUCKET)),
    cases: dynamoCases(client, env.CASES_TABLE),
    directory,
    inputsOfPart: async (...asked) => (await scoring())(...asked),
    clock: systemClock,
    digest: sha256,
  },
  httpEdge(env),
);
