import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { inputsIn } from '../../shared/wiring/inputs-bucket.ts';
import { once } from '../../shared/wiring/once.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createFileObjection, Env } from './file-objection.ts';
import type { ReplyOf } from './right-of-reply.ts';

const env = readEnv(Env);
const client = documents();
const reply = once(async () => {
  const [{ rightOfReply }, { replyOn }] = await Promise.all([
    import('./right-of-reply.ts'),
    import('../../shared/wiring/reply.ts'),
  ]);
  const deps = replyOn(client, env);
  return (...asked: Parameters<ReplyOf>) => rightOfReply(deps, ...asked);
});
export const handler = createFileObjection(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE, inputsIn(env.INPUTS_BUCKET)),
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    replyOf: async (...asked) => await (await reply())(...asked),
    clock: systemClock,
  },
  httpEdge(env),
);
