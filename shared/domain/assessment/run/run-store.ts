import type { Scheme } from '../scheme/scheme.ts';
import type { CountyOutcome, Run } from './run.ts';

/** Which runs somebody sees: the platform's assessments, and what-ifs of some divisions. */
export interface RunQuery {
  /** What-ifs whose division's code begins with one of these; '' for all of them. */
  readonly whatIfsUnder: readonly string[];
  readonly limit: number;
  /** The `next` of the page before; opaque. */
  readonly after?: string;
}

export interface RunPage {
  readonly runs: readonly Run[];
  readonly next?: string;
}

/** Keeps runs, what each froze, and what became of its counties. */
export interface RunStore {
  run(runId: string): Promise<Run | undefined>;
  /** Those that are not scored yet, by id. */
  unfinished(): Promise<readonly Run[]>;
  /** Those that were asked for last before the others. */
  runs(query: RunQuery): Promise<RunPage>;
  /** Version 1 only where there is none, a higher one only over the one before. */
  saveRun(run: Run): Promise<'saved' | 'changed-meanwhile'>;
  /** The scheme that a run scores by, written once with it: a later deployment cannot change it. */
  keepScheme(runId: string, scheme: Scheme): Promise<void>;
  scheme(runId: string): Promise<Scheme | undefined>;
  /** The counties of a run, frozen with its cut-off; the first list stays. */
  keepCounties(runId: string, counties: readonly string[]): Promise<void>;
  counties(runId: string): Promise<readonly string[] | undefined>;
  /** A county that is scored stays so, whatever a late child says. */
  saveOutcome(outcome: CountyOutcome): Promise<'saved' | 'already-scored'>;
  /** By county. */
  outcomes(runId: string): Promise<readonly CountyOutcome[]>;
}
