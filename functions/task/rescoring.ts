import { objectionsOfUnit } from '../../shared/assessment/objections-of-unit.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { ScoreInput } from '../../shared/domain/assessment/kernel/score-input.ts';
import { type Digest, schemeDigest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { correctionsOf } from '../../shared/domain/assessment/objection/objection.ts';
import { revise } from '../../shared/domain/assessment/result/revise.ts';
import type { RevisionCause } from '../../shared/domain/assessment/result/revision-cause.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import type { ScoringBasis } from './scoring.ts';
import type { rescoringUses } from './scoring-uses.ts';
import { partOfUnit } from './units-of-part.ts';

export interface RescoringDeps {
  readonly assessments: Pick<AssessmentStore, (typeof rescoringUses.assessments)[number]>;
  readonly cases: Pick<CaseStore, 'one'>;
  /** `inputsOfPart` of `scoring.ts` with its deps. */
  readonly inputsOfPart: (part: string, basis: ScoringBasis) => Promise<readonly ScoreInput[]>;
  readonly digest: Digest;
}

export interface RescoreOrder {
  readonly runId: string;
  readonly unitId: string;
  readonly cause: RevisionCause;
  /** Facts recorded before it count; where it is absent, those that the present revision was made from. */
  readonly factsUntil?: string;
}

export type Rescored =
  | { readonly kind: 'revised'; readonly result: UnitResult }
  /** Nothing that the score depends on is different: the present revision stands, and nothing was written. */
  | { readonly kind: 'unchanged'; readonly result: UnitResult }
  /** The unit has no result in the run, or was none in its period. */
  | { readonly kind: 'unknown' };

/** Another calculation, or another ruling, in the same moment. */
const MAX_TRIES = 5;

/**
 * Computes a unit of a run again, with the corrections of all its upheld objections. Where anything is different there is a new
 * revision with its cause beside the old ones. Done twice, or by two at once, it leaves one. Whether results may still change is
 * for the caller to know. Throws where others revise the unit faster than it is computed.
 */
export async function rescoreUnit(deps: RescoringDeps, order: RescoreOrder): Promise<Rescored> {
  const { assessments, cases, digest } = deps;
  const { runId, unitId, cause } = order;
  const [run, scheme] = await Promise.all([assessments.run(runId), assessments.scheme(runId)]);
  if (!run || !scheme) return { kind: 'unknown' };
  const digests = { digest, ofScheme: schemeDigest(scheme, digest) };
  for (let tried = 0; tried < MAX_TRIES; tried++) {
    // In this order: a revision that comes after is met when this one is added, and a ruling is not missed by both.
    const latest = await assessments.latestResult(runId, unitId);
    if (!latest) return { kind: 'unknown' };
    const corrections = correctionsOf(await objectionsOfUnit(cases, { runId, unitId }));
    const factsUntil = order.factsUntil ?? latest.factsUntil;
    const [input] = await deps.inputsOfPart(partOfUnit(unitId), {
      scheme,
      period: run.period,
      factsUntil,
      unitId,
      ...(corrections.length > 0 && { corrections: new Map([[unitId, corrections]]) }),
    });
    if (!input) return { kind: 'unknown' };
    const revised = revise(latest, input, { runId, factsUntil, cause }, digests);
    if (revised.kind === 'same') return { kind: 'unchanged', result: revised.result };
    if ((await assessments.addResult(revised.whole)) === 'added')
      return { kind: 'revised', result: revised.whole.result };
  }
  throw new Error(`the unit was revised ${MAX_TRIES} times meanwhile`);
}
