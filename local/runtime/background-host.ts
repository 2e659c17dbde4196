import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Log } from '../../shared/lambda/log.ts';
import { TryAgainLater } from '../../shared/lambda/try-again-later.ts';
import { forget } from '../../shared/sqlite/write-turn.ts';
import type { Background } from '../background.ts';
import type { Asked, BackgroundStart, Question, Reply } from './background-messages.ts';

/** It failed this often in a minute: something is wrong that starting again does not mend. */
const MOST_FAILURES = 5;
const WITHIN_MS = 60_000;

/** The background in a thread of its own. */
export interface BackgroundThread extends Background {
  /** Resolves when the thread answers; rejects where it has ended. */
  live(): Promise<void>;
  /** How often it has failed and was started again. */
  failures(): number;
  /** For tests: ends the thread as a crash would. */
  crash(): Promise<void>;
}

/**
 * Starts the thread, and starts it again when it fails: everything it does may happen twice, so nothing is lost by
 * that. `giveUp` is called when it fails again and again: a platform that records and tells nobody must not live on.
 * What the thread writes to its standard output, its log, goes to `output` where there is one.
 */
export function backgroundThread(
  start: BackgroundStart,
  log: Log,
  giveUp: (cause: unknown) => void,
  output?: (text: string) => void,
): BackgroundThread {
  const written = new Int32Array(start.written);
  const waiting = new Map<number, PromiseWithResolvers<number>>();
  const failures: number[] = [];
  let failed = 0;
  let ids = 0;
  let stopping = false;
  let worker = started();

  function started(): Worker {
    const settings = { workerData: start, stdout: output !== undefined };
    const next = new Worker(new URL('background-thread.ts', import.meta.url), settings);
    if (output) next.stdout.setEncoding('utf8').on('data', output);
    let cause: unknown = new Error('the thread ended by itself');
    next.on('error', (failure) => (cause = failure));
    next.on('message', (reply: Reply) => {
      const asker = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('done' in reply) asker?.resolve(reply.done);
      else asker?.reject(new TryAgainLater(reply.failed));
    });
    next.on('exit', () => ended(cause));
    return next;
  }

  function ended(cause: unknown): void {
    forget(start.turn, 'background');
    for (const asker of waiting.values()) asker.reject(new TryAgainLater('the background thread ended'));
    waiting.clear();
    if (stopping) return;
    log('background-failed', { cause: cause instanceof Error ? cause.name : 'unknown' });
    const now = performance.now();
    failures.push(now);
    failed += 1;
    while ((failures[0] ?? now) < now - WITHIN_MS) failures.shift();
    if (failures.length >= MOST_FAILURES) giveUp(cause);
    else worker = started();
  }

  const ask = (asked: Asked): Promise<number> => {
    const id = ++ids;
    const asker = Promise.withResolvers<number>();
    waiting.set(id, asker);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    worker.postMessage({ id, asked } satisfies Question);
    return asker.promise;
  };

  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const gone = once(worker, 'exit');
    await ask('stop').catch(() => {}); // it failed meanwhile: gone is gone
    await gone;
  };

  return {
    pumps: {
      wake() {
        Atomics.add(written, 0, 1);
        Atomics.notify(written, 0);
      },
      async settle() {
        await ask('settle');
      },
      stop,
    },
    confirmLimits: () => ask('confirm-limits'),
    watchLimits: () => ask('watch-limits'),
    sendDigests: () => ask('send-digests'),
    handOver: (reach = 'all') => ask(reach === 'recent' ? 'hand-over-recent' : 'hand-over-all'),
    reconcile: () => ask('reconcile'),
    assess: () => ask('assess'),
    stop,
    async live() {
      await ask('live');
    },
    failures: () => failed,
    async crash() {
      await worker.terminate();
    },
  };
}
