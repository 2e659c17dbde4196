import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { inputsIn } from '../../shared/wiring/inputs-bucket.ts';
import { once } from '../../shared/wiring/once.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createActOnObjection, Env } from './act-on-objection.ts';
import type { DecidingDeps } from './decide-on-objection.ts';

const env = readEnv(Env);
const client = documents();
const base = {
  cases: dynamoCases(client, env.CASES_TABLE),
  directory: divisionsOn(client, env.DIRECTORY_TABLE),
  clock: systemClock,
};
const deciding = once(async () => {
  const [
    { decideOnObjection },
    { rightOfReply },
    { factsOfUnit, inputsOfPart },
    { handsOfRecord },
    { scoringOn },
    { replyOn },
    { dynamoAssessments },
    { dynamoMovements },
    { dynamoNoticesById },
    { dynamoReported },
  ] = await Promise.all([
    import('./decide-on-objection.ts'),
    import('./right-of-reply.ts'),
    import('../task/scoring.ts'),
    import('../../shared/assessment/hands-of-record.ts'),
    import('../../shared/wiring/scoring.ts'),
    import('../../shared/wiring/reply.ts'),
    import('../../shared/aws/dynamo-assessments.ts'),
    import('../../shared/aws/dynamo-movements.ts'),
    import('../../shared/aws/dynamo-notices-by-id.ts'),
    import('../../shared/aws/dynamo-reported.ts'),
  ]);
  const scoring = { ...scoringOn(client, env), directory: base.directory };
  const reply = replyOn(client, env);
  const hands = {
    cases: base.cases,
    movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
  };
  const deps: DecidingDeps = {
    ...base,
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE, inputsIn(env.INPUTS_BUCKET)),
    inputsOfPart: (...asked) => inputsOfPart(scoring, ...asked),
    factsOfUnit: (...asked) => factsOfUnit(scoring, ...asked),
    handsOf: (record) => handsOfRecord(record, hands),
    replyOf: (...asked) => rightOfReply(reply, ...asked),
    digest: sha256,
  };
  return decideOnObjection.bind(undefined, deps);
});
export const handler = createActOnObjection(
  { ...base, decide: async (...asked) => await (await deciding())(...asked) },
  httpEdge(env),
);
