import * as z from 'zod/mini';
import { recomputeResultOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import type { RescoringDeps } from '../task/rescoring.ts';
import { rescoringEnv, rescoringUses } from '../task/scoring-uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';

export const Env = z.object({
  ...httpEnv,
  ...rescoringEnv,
});
export const uses = {
  ...rescoringUses,
  assessments: [...rescoringUses.assessments, 'result'],
  directory: [...rescoringUses.directory, 'formerCodes'],
} as const satisfies Uses;

/** The scoring is half of the function: a request that is refused does not wait for it. */
export interface Deps extends AssessmentReadingDeps, RescoringDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/**
 * `POST …/units/{unitId}/revisions`: computes a unit again from the facts as they are known now. Where anything changed there is
 * a new revision with its reason beside the old one; where nothing did, the answer is the one that stands.
 */
export function createRecomputeResult(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(recomputeResultOperation, edge, async ({ params, body: { reason }, caller }) => {
    const { runId, unitId } = params;
    const seen = await seenResult(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    const { rescoreUnit } = await import('../task/rescoring.ts');
    const at = deps.clock.now();
    const cause = { kind: 'recomputed', by: caller.subject, at, reason } as const;
    const rescored = await rescoreUnit(deps, { runId, unitId, cause, factsUntil: at });
    if (rescored.kind === 'unknown')
      return refused('result-unknown', '/unitId', { unit: unitId, run: runId });
    return { status: 200, body: { result: rescored.result, changed: rescored.kind === 'revised' } };
  });
}
