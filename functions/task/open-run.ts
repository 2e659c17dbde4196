import * as z from 'zod/mini';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { cycleUntil } from '../../shared/domain/assessment/run/cycle.ts';
import { requestedRun, type Run, runIdOf, type RunOrder } from '../../shared/domain/assessment/run/run.ts';
import { countiesLeft, isToBeWorkedOn, openRun } from '../../shared/domain/assessment/run/run-steps.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler, Tick } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { countiesTakingPart } from './taking-part.ts';

export const Env = z.object({
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  SWEEPS_TABLE: text,
});
export const uses = {
  assessments: ['run', 'unfinished', 'saveRun', 'keepScheme', 'keepCounties', 'counties', 'outcomes'],
  cases: ['one'],
  directory: ['participantsUnder'],
  sweeps: ['get'],
} as const satisfies Uses;

export interface Deps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly directory: Pick<DirectoryStore, 'participantsUnder'>;
  readonly clock: Clock;
  /** Shipped and registered, as they are known when it is asked. */
  readonly schemes: () => Promise<readonly Scheme[]>;
  readonly digest: Digest;
  /** Everything recorded before this instant has been derived; null where nobody knows. */
  readonly wholeUntil: () => Promise<string | null>;
  /** Counties that ever recorded, got or reported anything, where that is known at once: the others are left out. */
  readonly active?: () => ReadonlySet<string>;
  /** A run that somebody works on is left alone for so long. */
  readonly leaseMs: number;
}

/**
 * The first step of the assessment: what the cycle should have assessed by now is asked for (a run that was missed too), and
 * the first run that there is something to do for is opened, or opened again. Answers with its counties that have no
 * results yet, or that there is none.
 */
export function createOpenRun(deps: Deps, edge: { readonly log: Log }): TaskHandler {
  const { assessments, clock, leaseMs } = deps;
  return task('open-run', Tick, edge, async () => {
    await askForCycle(deps);
    const now = clock.now();
    const waiting = (await assessments.unfinished()).filter((run) => isToBeWorkedOn(run, now, leaseMs));
    for (const run of waiting.sort(oldestPeriodFirst)) {
      const counties = await opened(deps, run);
      if (counties !== null) return { found: true, runId: run.runId, counties };
    }
    return { found: false };
  });
}

async function askForCycle({ assessments, directory, clock, schemes, digest }: Deps): Promise<void> {
  const now = clock.now();
  for (const part of cycleUntil(await schemes(), shanghaiDateOf(now))) {
    const order: RunOrder = { ...part, kind: 'assessment', within: null, by: 'cycle' };
    if (await assessments.run(runIdOf(order, digest))) continue;
    // Nobody took part yet: there is nothing to make up for.
    if ((await countiesTakingPart(directory, null, part.period.to)).length === 0) continue;
    const run = requestedRun(order, now, digest);
    await assessments.keepScheme(run.runId, part.scheme);
    await assessments.saveRun(run);
  }
}

/** The counties to score; null where its facts are not whole yet, or somebody else opened it in the same moment. */
async function opened(
  { assessments, directory, clock, wholeUntil, active }: Deps,
  run: Run,
): Promise<readonly string[] | null> {
  const { runId, within, period, cutOff } = run;
  // First, so that a county whose only record was not derived until then is among the active ones.
  const whole = cutOff === null ? await wholeUntil() : null;
  const known = active?.();
  const isActive = (county: string): boolean => known?.has(county) ?? true;
  const counties =
    (await assessments.counties(runId)) ??
    (await countiesTakingPart(directory, within, period.to)).filter(isActive);
  const opening = openRun(run, { wholeUntil: whole, counties: counties.length, now: clock.now() });
  if (opening.kind === 'not-whole-yet') return null;
  // Before the run says that it is open: whoever closes it counts by them.
  await assessments.keepCounties(runId, counties);
  const frozen = (await assessments.counties(runId)) ?? counties;
  const kept = { ...opening.run, expected: frozen.length };
  if ((await assessments.saveRun(kept)) === 'changed-meanwhile') return null;
  return countiesLeft(frozen, await assessments.outcomes(runId));
}

function oldestPeriodFirst(a: Run, b: Run): number {
  return a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : a.runId < b.runId ? -1 : 1;
}
