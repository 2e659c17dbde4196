import * as z from 'zod/mini';
import { readDifferenceOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { ScoreInput } from '../../shared/domain/assessment/kernel/score-input.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  DIRECTORY_TABLE: text,
  INPUTS_BUCKET: text,
});
export const uses = {
  assessments: ['run', 'scheme', 'result', 'latestResult', 'inputOf'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/** `GET …/revisions/{revision}/difference`: why a revision differs from the one before it. */
export function createReadDifference(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments } = deps;
  return http(readDifferenceOperation, edge, async ({ params, caller }) => {
    const { runId, unitId, revision } = params;
    const seen = await seenResult(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    if (revision === 1) return refused('no-earlier-revision', '/revision', { unit: unitId });
    const [{ explainDifference }, scheme, earlier, later] = await Promise.all([
      import('../../shared/domain/assessment/kernel/difference.ts'),
      assessments.scheme(runId),
      assessments.inputOf(runId, unitId, revision - 1),
      assessments.inputOf(runId, unitId, revision),
    ]);
    if (!scheme || !earlier || !later) throw new Error('a result without what it was made from');
    const whole = (input: typeof earlier): ScoreInput => ({ ...input, scheme, period: seen.run.period });
    return { status: 200, body: explainDifference(whole(earlier), whole(later)) };
  });
}
