import type { RunStore } from '../../shared/domain/assessment/run/run-store.ts';
import type { Run } from '../../shared/domain/assessment/run/run.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';

/** A run that has been opened, with what it froze. */
export interface OpenedRun extends Run {
  readonly cutOff: string;
  readonly scheme: Scheme;
}

/** The run that a task works on. Throws where it is not open: no task comes before that. */
export async function runOfTask(
  assessments: Pick<RunStore, 'run' | 'scheme'>,
  runId: string,
): Promise<OpenedRun> {
  const [run, scheme] = await Promise.all([assessments.run(runId), assessments.scheme(runId)]);
  if (!run || !scheme || run.cutOff === null) throw new Error('the run is not open');
  return { ...run, cutOff: run.cutOff, scheme };
}
