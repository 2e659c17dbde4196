import type { Log } from '../shared/lambda/log.ts';
import type { Background } from './background.ts';

/** Limits fall on midnights; a minute is soon enough to notice one, and a pass that finds nothing costs a query. */
const SWEEP_MS = 60_000;

export interface RegularSweeps {
  stop(): void;
}

/** What a clock starts on AWS: hand-over, limits and assessments every minute, the reconcile sweep after its pause. */
export function regularSweeps(
  background: Pick<Background, 'handOver' | 'watchLimits' | 'sendDigests' | 'assess' | 'reconcile' | 'pumps'>,
  settings: {
    readonly sweepMs?: number;
    readonly reconcileMs: number;
    readonly log: Log;
    /** Called with the time at which a pass began that looked at everything that had fallen due. */
    readonly passed?: (began: number) => void;
  },
): RegularSweeps {
  const { sweepMs = SWEEP_MS, reconcileMs, log, passed } = settings;
  let isStopped = false;
  const failed = (cause: unknown): void => {
    if (!isStopped) log('sweep-failed', { cause: cause instanceof Error ? cause.name : 'unknown' }); // the next pass does it
  };
  const limits = neverTwo(async () => {
    const began = Date.now();
    const handedOver = await background.handOver();
    if (handedOver + (await background.watchLimits()) > 0) background.pumps.wake();
    passed?.(began);
  });
  // Assessments may take minutes: limits do not wait for them.
  const assess = neverTwo(background.assess);
  // Other people's servers may keep it waiting: nothing waits for them.
  const digests = neverTwo(background.sendDigests);
  const sweep = (): void => {
    limits().then(assess).catch(failed);
    digests().catch(failed);
  };
  /** Again and again, never two at once. What it finds is worth a line: normally nothing. */
  const reconcile = async (): Promise<void> => {
    try {
      const repaired = await background.reconcile();
      if (repaired > 0) log('reconciled', { repaired });
    } catch (cause) {
      failed(cause);
    }
    if (!isStopped) next = setTimeout(() => void reconcile(), reconcileMs);
  };
  const sweeping = setInterval(sweep, sweepMs);
  let next = setTimeout(() => void reconcile(), reconcileMs);
  sweep();
  return {
    stop() {
      isStopped = true;
      clearInterval(sweeping);
      clearTimeout(next);
    },
  };
}

/** Does nothing while the one before is at work. */
function neverTwo(work: () => Promise<unknown>): () => Promise<void> {
  let isAtWork = false;
  return async () => {
    if (isAtWork) return;
    isAtWork = true;
    try {
      await work();
    } finally {
      isAtWork = false;
    }
  };
}
