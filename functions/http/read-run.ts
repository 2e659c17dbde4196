import * as z from 'zod/mini';
import { readRunOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { secondsLeft } from '../../shared/domain/assessment/run/run-steps.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenRun } from './assessment-reading.ts';

export const Env = z.object({ ...httpEnv, ASSESSMENTS_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  assessments: ['run', 'outcomes'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/** `GET /assessments/runs/{runId}`: how far it is, counted from what the store has of its counties. */
export function createReadRun(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readRunOperation, edge, async ({ params: { runId }, caller }) => {
    const seen = await seenRun(deps, runId, caller);
    if (seen.kind === 'refused') return seen;
    const { run, territories } = seen;
    const outcomes = await deps.assessments.outcomes(runId);
    const failed = outcomes.filter(({ state }) => state === 'failed');
    const done = outcomes.length - failed.length;
    const seconds = secondsLeft(run, outcomes, deps.clock.now());
    return {
      status: 200,
      body: {
        run,
        progress: {
          expected: run.expected,
          done,
          failed: failed.length,
          left: Math.max(0, run.expected - outcomes.length),
          ...(seconds !== null && { secondsLeft: seconds }),
        },
        failures: failed
          .filter(
            ({ county }) =>
              caller.role === 'operator' || territories.some((territory) => lies(county, territory)),
          )
          .map(({ county, at, reason }) => ({ county, at, ...(reason !== undefined && { reason }) })),
      },
    };
  });
}
