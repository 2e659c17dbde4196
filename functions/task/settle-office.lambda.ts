import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { inputsIn } from '../../shared/wiring/inputs-bucket.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { scoringOn } from '../../shared/wiring/scoring.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { inputsOfPart } from './scoring.ts';
import { createSettleOffice, Env } from './settle-office.ts';

const env = readEnv(Env);
const client = documents();
const directory = divisionsOn(client, env.DIRECTORY_TABLE);
const scoring = { ...scoringOn(client, env), directory };
export const handler = createSettleOffice(
  {
    ...scoring,
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE, inputsIn(env.INPUTS_BUCKET)),
    cases: dynamoCases(client, env.CASES_TABLE),
    inputsOfPart: (part, basis) => inputsOfPart(scoring, part, basis),
    settlementRules: ruleBook().settlements,
    clock: systemClock,
    digest: sha256,
  },
  { log: jsonLog },
);
