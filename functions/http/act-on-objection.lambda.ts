import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { dynamoReported } from '../../shared/aws/dynamo-reported.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { once } from '../../shared/wiring/once.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createActOnObjection, type Deps, Env } from './act-on-objection.ts';

const env = readEnv(Env);
const { outages: outageRules, settlements: settlementRules } = ruleBook();
const client = documents();
const directory = divisionsOn(client, env.DIRECTORY_TABLE);
const scoring = once(async () => {
  const [{ factsOfUnit, inputsOfPart }, { scoringOn }] = await Promise.all([
    import('../task/scoring.ts'),
    import('../../shared/wiring/scoring.ts'),
  ]);
  const deps = { ...scoringOn(client, env), directory };
  return {
    inputsOfPart: (...asked: Parameters<Deps['inputsOfPart']>) => inputsOfPart(deps, ...asked),
    factsOfUnit: (...asked: Parameters<Deps['factsOfUnit']>) => factsOfUnit(deps, ...asked),
  };
});
export const handler = createActOnObjection(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    cases: dynamoCases(client, env.CASES_TABLE),
    movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    directory,
    inputsOfPart: async (...asked) => await (await scoring()).inputsOfPart(...asked),
    factsOfUnit: async (...asked) => await (await scoring()).factsOfUnit(...asked),
    clock: systemClock,
    digest: sha256,
    outageRules,
    settlementRules,
    get calendar() {
      return officialCalendar();
    },
  },
  httpEdge(env),
);
