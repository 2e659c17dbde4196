import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { offeredSchemes, shippedSchemes } from '../../shared/wiring/shipped-schemes.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReadScheme, Env } from './read-scheme.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createReadScheme(
  {
    cases: dynamoCases(client, env.CASES_TABLE),
    shipped: shippedSchemes,
    offered: offeredSchemes,
    clock: systemClock,
  },
  httpEdge(env),
);
