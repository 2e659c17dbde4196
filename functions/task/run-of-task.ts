import type { RunStore } from '../../shared/domain/assessment/run/run-store.ts';
import type { Run } from '../../shared/domain/assessment/run/run.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';

/** A run that has been opened, with what it froze. */
export interface OpenedRun extends Run {
  readonly cutOff: string;
  readonly scheme: Scheme;
}

/** A scheme is written once with its run, and reading one costs more than the rest of a small task. */
const schemes = new WeakMap<object, Map<string, Scheme>>();
const SCHEMES_KEPT = 50;

/** The run that a task works on. Throws where it is not open: no task comes before that. */
export async function runOfTask(
  assessments: Pick<RunStore, 'run' | 'scheme'>,
  runId: string,
): Promise<OpenedRun> {
  const kept = schemes.get(assessments) ?? new Map<string, Scheme>();
  schemes.set(assessments, kept);
  const [run, scheme] = await Promise.all([
    assessments.run(runId),
    kept.get(runId) ?? assessments.scheme(runId),
  ]);
  if (!run || !scheme || run.cutOff === null) throw new Error('the run is not open');
  if (kept.size >= SCHEMES_KEPT) kept.clear();
  kept.set(runId, scheme);
  return { ...run, cutOff: run.cutOff, scheme };
}
