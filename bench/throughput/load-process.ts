import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, Outcome } from './generator.ts';

/** The load generator in a process of its own. */
export interface LoadProcess {
  /** Prepares every request of the job first, then sends them; `onStart` is called in between. */
  run(job: Job, onStart?: () => void): Promise<Outcome>;
  stop(): void;
}

export async function startLoad(): Promise<LoadProcess> {
  const child = fork(join(import.meta.dirname, 'generator.ts'));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the load generator ended with ${code}`);
  });
  ended.catch(() => {});
  const said = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), ended]))[0];
  await said();
  return {
    async run(job, onStart) {
      child.send(job);
      await said();
      onStart?.();
      child.send('go');
      return (await said()) as Outcome;
    },
    stop() {
      child.kill();
    },
  };
}

/** The p-th percentile of unsorted values, 0 < p <= 100. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
