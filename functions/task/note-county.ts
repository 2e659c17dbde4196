import * as z from 'zod/mini';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { filedAnnouncement, newAnnouncement } from '../../shared/domain/assessment/run/announcement.ts';
import { CountyOutcome, RunId } from '../../shared/domain/assessment/run/run.ts';
import { NOT_LOCKED } from '../../shared/domain/assessment/run/run-steps.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ASSESSMENTS_TABLE: text, CASES_TABLE: text });
export const uses = { assessments: ['saveOutcome'], cases: ['save'] } as const satisfies Uses;

export interface Deps {
  readonly assessments: Pick<AssessmentStore, 'saveOutcome'>;
  readonly cases: Pick<CaseStore, 'save'>;
  readonly clock: Clock;
}

const Event = z.object({
  runId: RunId,
  county: z.string(),
  /** Units that have a result; absent where the county failed, with the kind of the failure instead. */
  units: z.optional(z.int()),
  reason: z.optional(z.string()),
  /** Units of a year that wait for their quarters: then the county is not done. */
  waiting: z.optional(z.int()),
});

/**
 * Writes down what became of a county: scored, or failed and why. Before it counts as scored it is filed that its units are to be
 * told (`announce-county.ts`), so that a crash between the two forgets nobody.
 */
export function createNoteCounty(
  { assessments, cases, clock }: Deps,
  edge: { readonly log: Log },
): TaskHandler {
  return task('note-county', Event, edge, async (event) => {
    const { runId, county, waiting = 0 } = event;
    const reason = event.reason ?? (waiting > 0 ? NOT_LOCKED : undefined);
    // The results that it has already are told with the others, once it has all.
    const units = reason === undefined ? (event.units ?? 0) : 0;
    const outcome = CountyOutcome.parse({
      runId,
      county,
      units,
      at: clock.now(),
      ...(reason === undefined
        ? { state: 'scored' }
        : { state: 'failed', reason: reason.slice(0, 80) || '–' }),
    });
    if (outcome.units > 0) await cases.save(filedAnnouncement(newAnnouncement(runId, county, outcome.at)));
    return { county, state: outcome.state, saved: (await assessments.saveOutcome(outcome)) === 'saved' };
  });
}
