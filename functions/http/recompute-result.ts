import * as z from 'zod/mini';
import { recomputeResultOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import type { ScoreInput } from '../../shared/domain/assessment/kernel/score-input.ts';
import { divisionOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import type { ScoringBasis } from '../task/scoring.ts';
import { scoringEnv, scoringUses } from '../task/scoring-uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';

export const Env = z.object({
  ...httpEnv,
  ...scoringEnv,
});
export const uses = {
  ...scoringUses,
  assessments: ['run', 'scheme', 'result', 'latestResult', 'inputOf', 'addResult'],
  directory: [...scoringUses.directory, 'formerCodes'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  /** The scoring (`functions/task/scoring.ts`): half of the function, which a request that is refused need not wait for. */
  readonly inputsOfPart: (part: string, basis: ScoringBasis) => Promise<readonly ScoreInput[]>;
  readonly digest: Digest;
}

/**
 * `POST …/units/{unitId}/revisions`: computes a unit again from the facts as they are known now. Where anything changed there is
 * a new revision with its reason beside the old one; where nothing did, the answer is the one that stands.
 */
export function createRecomputeResult(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments, digest, clock } = deps;
  return http(recomputeResultOperation, edge, async ({ params, body: { reason }, caller }) => {
    const { runId, unitId } = params;
    const seen = await seenResult(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    const scheme = await assessments.scheme(runId);
    if (!scheme) throw new Error('a run without its scheme');
    const [{ revise }, { schemeDigest }] = await Promise.all([
      import('../../shared/domain/assessment/result/revise.ts'),
      import('../../shared/domain/assessment/kernel/score-unit.ts'),
    ]);
    const at = clock.now();
    const { period } = seen.run;
    const part = divisionOfUnit(unitId).slice(0, 9);
    const inputs = await deps.inputsOfPart(part, { scheme, period, factsUntil: at });
    const input = inputs.find(({ unit }) => unit.unitId === unitId);
    if (!input) return refused('result-unknown', '/unitId', { unit: unitId, run: runId });
    const cause = { kind: 'recomputed', by: caller.subject, at, reason } as const;
    const about = { runId, factsUntil: at, cause };
    const digests = { digest, ofScheme: schemeDigest(scheme, digest) };
    const revised = revise(seen.result, input, about, digests);
    if (revised.kind === 'same') return { status: 200, body: { result: revised.result, changed: false } };
    if ((await assessments.addResult(revised.whole)) === 'taken')
      return refused('run-changed-meanwhile', undefined, { run: runId });
    return { status: 200, body: { result: revised.whole.result, changed: true } };
  });
}
