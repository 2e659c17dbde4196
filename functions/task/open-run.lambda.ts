import { knownSchemes } from '../../shared/assessment/known-schemes.ts';
import { sha256 } from '../../shared/assessment/sha256.ts';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAssessments } from '../../shared/aws/dynamo-assessments.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoSweeps } from '../../shared/aws/dynamo-sweeps.ts';
import { SHIPPED_SCHEMES } from '../../shared/domain/assessment/scheme/shipped/shipped-schemes.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createOpenRun, Env } from './open-run.ts';

/** Longer than a run of the whole country takes; one that died is taken up again by the start after that. */
const LEASE_MS = 3_600_000;

const env = readEnv(Env);
const client = documents();
const cases = dynamoCases(client, env.CASES_TABLE);
const sweeps = dynamoSweeps(client, env.SWEEPS_TABLE);
export const handler = createOpenRun(
  {
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
    schemes: () => knownSchemes(cases, SHIPPED_SCHEMES),
    digest: sha256,
    wholeUntil: async () => (await sweeps.get('reconcile'))?.wholeUntil ?? null,
    leaseMs: LEASE_MS,
  },
  { log: jsonLog },
);
