import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createActOnReturn, Env } from './act-on-return.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createActOnReturn(
  {
    cases: dynamoCases(client, env.CASES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    settlementRules: ruleBook().settlements,
    clock: systemClock,
  },
  httpEdge(env),
);
