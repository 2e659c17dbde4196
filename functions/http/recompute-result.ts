import * as z from 'zod/mini';
import { recomputeResultOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { RevisionCause } from '../../shared/domain/assessment/result/revision-cause.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { httpEnv } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import type { RescoringDeps } from '../task/rescoring.ts';
import { rescoringUses, scoringEnv } from '../task/scoring-uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';

export const Env = z.object({
  ...httpEnv,
  ...scoringEnv,
});
export const uses = {
  ...rescoringUses,
  cases: [...rescoringUses.cases, 'save'],
  directory: [...rescoringUses.directory, 'formerCodes'],
} as const satisfies Uses;

/** The scoring is half of the function: a request that is refused does not wait for it. */
export interface Deps extends AssessmentReadingDeps, RescoringDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
}

/**
 * `POST …/units/{unitId}/revisions`: computes a unit again from the facts as they are known now. Where anything changed there is
 * a new revision with its reason beside the old one; where nothing did, the answer is the one that stands. After the lock
 * only with an established cause: the settlement is told first, and sees to what the revision changes.
 */
export function createRecomputeResult(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(recomputeResultOperation, edge, async ({ params, body, caller }) => {
    const { runId, unitId } = params;
    const seen = await seenResult(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    const at = deps.clock.now();
    const cause = causeOf(body, caller, at);
    if ('refusal' in cause) return cause;
    const [{ announceRevision }, { rescoreUnit }] = await Promise.all([
      import('./announce-revision.ts'),
      import('../task/rescoring.ts'),
    ]);
    const refusal = await announceRevision(deps.cases, seen.result, cause);
    if (refusal) return refusal;
    const rescored = await rescoreUnit(deps, { runId, unitId, cause, factsUntil: at });
    if (rescored.kind === 'unknown')
      return refused('result-unknown', '/unitId', { unit: unitId, run: runId });
    return { status: 200, body: { result: rescored.result, changed: rescored.kind === 'revised' } };
  });
}

type RecomputedCause = Exclude<RevisionCause, { readonly kind: 'run' }>;

/** A reason is enough while results may change; an established cause names who decided by which document. */
function causeOf(
  { reason, cause: kind, reference }: z.output<typeof recomputeResultOperation.body>,
  { subject: by, divisions }: Caller,
  at: string,
): RecomputedCause | Refused {
  if (kind === undefined) return { kind: 'recomputed', by, at, reason };
  if (reference === undefined) return refused('invalid-request', '/reference');
  return { kind, reference, reason, office: divisions[0] ?? '', by, at };
}
