import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { once } from '../../shared/wiring/once.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListObjections, Env } from './list-objections.ts';
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
export const handler = createListObjections(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    replyOf: async (...asked) => await (await reply())(...asked),
    clock: systemClock,
  },
  httpEdge(env),
);
