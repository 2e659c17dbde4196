import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import type { Run } from '../../shared/domain/assessment/run/run.ts';
import { lies, type Territory } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, 'run'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

export interface SeenRun {
  readonly kind: 'seen';
  readonly run: Run;
  readonly territories: readonly Territory[];
}

export interface SeenResult extends SeenRun {
  readonly result: UnitResult;
}

/**
 * A run that a caller may know of. An assessment everybody may: it is the platform's. A what-if is for the managers and
 * auditors of its division, and for operators; to all others it is not there.
 */
export async function seenRun(
  { assessments, directory, clock }: AssessmentReadingDeps,
  runId: string,
  caller: Caller,
): Promise<SeenRun | Refused> {
  const run = await assessments.run(runId);
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  if (!run || !maySee(run, caller, territories)) return refused('run-unknown', undefined, { run: runId });
  return { kind: 'seen', run, territories };
}

function maySee(run: Run, { role }: Caller, territories: readonly Territory[]): boolean {
  if (run.kind === 'assessment' || role === 'operator') return true;
  const { within } = run;
  return (
    (role === 'manager' || role === 'auditor') &&
    within !== null &&
    territories.some((territory) => lies(within, territory))
  );
}

/** The codes under which a caller sees what-ifs; '' is all of them. The same as `maySee`, for lists. */
export function whatIfsUnder({ role }: Caller, territories: readonly Territory[]): readonly string[] {
  if (role === 'operator') return [''];
  if (role !== 'manager' && role !== 'auditor') return [];
  return territories.flatMap(({ code, formerly }) => [code, ...formerly]);
}

/** A revision of a unit's result, the latest where none is named. Units see their own, who stands above sees those below. */
export async function seenResult(
  deps: AssessmentReadingDeps & {
    readonly assessments: Pick<AssessmentStore, 'run' | 'result' | 'latestResult'>;
  },
  asked: { readonly runId: string; readonly unitId: string; readonly revision?: number | undefined },
  caller: Caller,
): Promise<SeenResult | Refused> {
  const { runId, unitId, revision } = asked;
  const seen = await seenRun(deps, runId, caller);
  if (seen.kind === 'refused') return seen;
  if (!seen.territories.some((territory) => lies(unitId, territory)))
    return refused('division-not-yours', '/unitId', { division: unitId });
  const result =
    revision === undefined
      ? await deps.assessments.latestResult(runId, unitId)
      : await deps.assessments.result(runId, unitId, revision);
  return result ? { ...seen, result } : refused('result-unknown', '/unitId', { unit: unitId, run: runId });
}
