import { knownSchemes } from '../../shared/assessment/known-schemes.ts';
import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { shippedSchemes } from '../../shared/wiring/shipped-schemes.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReadDispatchList, Env } from './read-dispatch-list.ts';

const env = readEnv(Env);
const client = documents();
const cases = dynamoCases(client, env.CASES_TABLE);
export const handler = createReadDispatchList(
  {
    cases,
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    schemes: async () => await knownSchemes(cases, await shippedSchemes()),
    digest: sha256,
    clock: systemClock,
  },
  httpEdge(env),
);
