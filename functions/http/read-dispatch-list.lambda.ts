import { documents } from '../../shared/aws/clients.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { once } from '../../shared/wiring/once.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import type { DispatchAsked } from './county-dispatch.ts';
import { createReadDispatchList, Env } from './read-dispatch-list.ts';

const env = readEnv(Env);
const client = documents();
const directory = divisionsOn(client, env.DIRECTORY_TABLE);
const dispatching = once(async () => {
  const [
    { countyDispatch },
    { dynamoAssessments },
    { dynamoCases },
    { dynamoNotices },
    { knownSchemes },
    { sha256 },
    { shippedSchemes },
  ] = await Promise.all([
    import('./county-dispatch.ts'),
    import('../../shared/aws/dynamo-assessments.ts'),
    import('../../shared/aws/dynamo-cases.ts'),
    import('../../shared/aws/dynamo-notices.ts'),
    import('../../shared/assessment/known-schemes.ts'),
    import('../../shared/assessment/sha256.ts'),
    import('../../shared/wiring/shipped-schemes.ts'),
  ]);
  const cases = dynamoCases(client, env.CASES_TABLE);
  const deps = {
    cases,
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    directory,
    schemes: async () => await knownSchemes(cases, await shippedSchemes()),
    digest: sha256,
  };
  return (asked: DispatchAsked) => countyDispatch(deps, asked);
});
export const handler = createReadDispatchList(
  { directory, clock: systemClock, dispatch: async (asked) => await (await dispatching())(asked) },
  httpEdge(env),
);
