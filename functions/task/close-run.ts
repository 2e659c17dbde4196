import * as z from 'zod/mini';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { type Run, RunId } from '../../shared/domain/assessment/run/run.ts';
import { closeRun, countiesWithoutWord, NOT_LOCKED } from '../../shared/domain/assessment/run/run-steps.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ASSESSMENTS_TABLE: text });
export const uses = {
  assessments: ['run', 'saveRun', 'counties', 'outcomes', 'saveOutcome'],
} as const satisfies Uses;

export interface Deps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly clock: Clock;
}

/** Whoever opened or closed it in the same moment: some tries are enough. */
const MAX_TRIES = 5;

/**
 * The last step of a run: counts its counties in the store, scored and failed together all that were expected. One that
 * nobody said anything about has failed. Answers how the run stands.
 */
export function createCloseRun({ assessments, clock }: Deps, edge: { readonly log: Log }): TaskHandler {
  return task('close-run', z.object({ runId: RunId }), edge, async ({ runId }) => {
    const counties = (await assessments.counties(runId)) ?? [];
    for (const county of countiesWithoutWord(counties, await assessments.outcomes(runId))) {
      const at = clock.now();
      await assessments.saveOutcome({ runId, county, state: 'failed', units: 0, at, reason: 'no-word' });
    }
    for (let tried = 0; tried < MAX_TRIES; tried++) {
      const run = await assessments.run(runId);
      if (!run) throw new Error('there is no such run');
      const closed =
        run.state === 'scored' ? run : closeRun(run, await assessments.outcomes(runId), clock.now());
      if (closed === run || (await assessments.saveRun(closed)) === 'saved') {
        const { state, expected, scored, failed } = closed;
        const waiting = await waitingIn(closed, assessments);
        return { runId, state, expected, scored, failed: failed - waiting, ...(waiting > 0 && { waiting }) };
      }
    }
    throw new Error(`the run changed ${MAX_TRIES} times meanwhile`);
  });
}

/** Counties of a year that wait for their quarters did not fail: nobody is to be woken for them. */
async function waitingIn(
  { runId, period }: Run,
  { outcomes }: Pick<AssessmentStore, 'outcomes'>,
): Promise<number> {
  if (period.kind !== 'year') return 0;
  return (await outcomes(runId)).filter(({ state, reason }) => state === 'failed' && reason === NOT_LOCKED)
    .length;
}
