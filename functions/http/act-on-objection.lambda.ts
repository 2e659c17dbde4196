import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { once } from '../../shared/wiring/once.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createActOnObjection, Env } from './act-on-objection.ts';
import type { DecidingDeps } from './decide-on-objection.ts';
import type { ReplyOf } from './right-of-reply.ts';

const env = readEnv(Env);
const client = documents();
const cases = dynamoCases(client, env.CASES_TABLE);
const directory = divisionsOn(client, env.DIRECTORY_TABLE);
const scoring = once(async () => {
  const [{ factsOfUnit, inputsOfPart }, { scoringOn }] = await Promise.all([
    import('../task/scoring.ts'),
    import('../../shared/wiring/scoring.ts'),
  ]);
  const deps = { ...scoringOn(client, env), directory };
  return {
    inputsOfPart: (...asked: Parameters<DecidingDeps['inputsOfPart']>) => inputsOfPart(deps, ...asked),
    factsOfUnit: (...asked: Parameters<DecidingDeps['factsOfUnit']>) => factsOfUnit(deps, ...asked),
  };
});
const hands = once(async () => {
  const [{ handsOfRecord }, { dynamoMovements }, { dynamoNoticesById }, { dynamoReported }] =
    await Promise.all([
      import('../../shared/assessment/hands-of-record.ts'),
      import('../../shared/aws/dynamo-movements.ts'),
      import('../../shared/aws/dynamo-notices-by-id.ts'),
      import('../../shared/aws/dynamo-reported.ts'),
    ]);
  const sources = {
    cases,
    movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
  };
  return (record: string) => handsOfRecord(record, sources);
});
const reply = once(async () => {
  const [{ rightOfReply }, { replyOn }] = await Promise.all([
    import('./right-of-reply.ts'),
    import('../../shared/wiring/reply.ts'),
  ]);
  const deps = replyOn(client, env);
  return (...asked: Parameters<ReplyOf>) => rightOfReply(deps, ...asked);
});
export const handler = createActOnObjection(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    cases,
    directory,
    replyOf: async (...asked) => await (await reply())(...asked),
    handsOf: async (record) => await (await hands())(record),
    inputsOfPart: async (...asked) => await (await scoring()).inputsOfPart(...asked),
    factsOfUnit: async (...asked) => await (await scoring()).factsOfUnit(...asked),
    clock: systemClock,
    digest: sha256,
  },
  httpEdge(env),
);
