import * as z from 'zod/mini';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { type Digest, schemeDigest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { revise } from '../../shared/domain/assessment/result/revise.ts';
import { RunId } from '../../shared/domain/assessment/run/run.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { turnAfter } from '../../shared/lambda/next-turn.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { runOfTask } from './run-of-task.ts';
import { partInputs, type ScoringDeps } from './scoring.ts';
import { scoringEnv, scoringUses } from './scoring-uses.ts';

export const Env = z.object(scoringEnv);
export const uses = {
  ...scoringUses,
  assessments: ['run', 'scheme', 'result', 'latestResult', 'inputOf', 'addResult'],
} as const satisfies Uses;

export interface Deps extends ScoringDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly digest: Digest;
}

/**
 * Scores the units of one part and keeps the first revision of each. A unit that has a result keeps it: whoever does a part
 * again, after a crash or beside another, doubles nothing.
 */
export function createScorePart(deps: Deps, edge: { readonly log: Log }): TaskHandler {
  const { assessments, digest } = deps;
  // The parts of a run have one scheme, and its digest costs as much as the scores of a small township.
  const known = new WeakMap<Scheme, string>();
  const digestOf = (scheme: Scheme): string => {
    const ofScheme = known.get(scheme) ?? schemeDigest(scheme, digest);
    known.set(scheme, ofScheme);
    return ofScheme;
  };
  return task('score-part', z.object({ runId: RunId, part: z.string() }), edge, async ({ runId, part }) => {
    const { scheme, period, cutOff: factsUntil } = await runOfTask(assessments, runId);
    const digests = { digest, ofScheme: digestOf(scheme) };
    const { inputs, waiting } = await partInputs(deps, part, { scheme, period, factsUntil });
    const breathe = turnAfter(5);
    let added = 0;
    for (const input of inputs) {
      if (await assessments.latestResult(runId, input.unit.unitId)) continue;
      const revised = revise(undefined, input, { runId, factsUntil, cause: { kind: 'run' } }, digests);
      if (revised.kind === 'new' && (await assessments.addResult(revised.whole)) === 'added') added += 1;
      await breathe();
    }
    return { units: inputs.length, added, waiting };
  });
}
