import type { Guarded, Retrier } from './definition.ts';
import { WorkflowFailure, WorkflowStopped } from './workflow-failure.ts';

/** How a workflow waits between two tries: the time of the machine, or one that a test moves. */
export interface Waiting {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1, for the jitter. */
  readonly random: () => number;
}

/** Tries until it gets through, or until the retriers of the state have no try left for what it fails with. */
export async function retrying<T>(
  { Retry = [] }: Pick<Guarded, 'Retry'>,
  { sleep, random }: Waiting,
  work: () => Promise<T>,
): Promise<T> {
  const tried = new Map<Retrier, number>();
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      const failure = failureOf(cause);
      const retrier = Retry.find((one) => matches(one.ErrorEquals, failure.error));
      const before = (retrier && tried.get(retrier)) ?? 0;
      if (!retrier || before >= retrier.MaxAttempts) throw failure;
      tried.set(retrier, before + 1);
      const { IntervalSeconds, BackoffRate, MaxDelaySeconds = Infinity, JitterStrategy } = retrier;
      const seconds = Math.min(IntervalSeconds * BackoffRate ** before, MaxDelaySeconds);
      await sleep(seconds * 1000 * (JitterStrategy === 'FULL' ? random() : 1));
    }
  }
}

/** Whether a retrier or catcher is for an error of this name. */
export function matches(errors: readonly string[], error: string): boolean {
  return errors.some(
    (one) =>
      one === error || one === 'States.ALL' || (one === 'States.TaskFailed' && error !== 'States.Timeout'),
  );
}

/** A failure by its kind, as Lambda names it. Being stopped is none. */
export function failureOf(cause: unknown): WorkflowFailure {
  if (cause instanceof WorkflowStopped) throw cause;
  if (cause instanceof WorkflowFailure) return cause;
  return cause instanceof Error
    ? new WorkflowFailure(cause.name, cause.message)
    : new WorkflowFailure('Error', 'unknown');
}
