import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createSetTasks, Env } from './set-tasks.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createSetTasks(
  {
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    settlementRules: ruleBook().settlements,
    digest: sha256,
    clock: systemClock,
  },
  httpEdge(env),
);
