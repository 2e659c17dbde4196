import type { MovementFact } from './movement-fact.ts';

export interface FactCursor {
  readonly recordedAt: string;
  readonly movement: string;
}

export interface FactPage {
  readonly facts: readonly MovementFact[];
  readonly next?: FactCursor;
}

/** Keeps each office's facts by quarter. */
export interface FactStore {
  /** Keyed by the movement, and never changed: a repeat finds it there. Answers how many were new. */
  put(facts: readonly MovementFact[]): Promise<number>;
  /** What offices recorded within [from, until) of one quarter, in the order of recording. */
  list(query: {
    readonly offices: readonly string[];
    readonly quarter: string;
    readonly from: string;
    readonly until: string;
    /** Only these kinds; absent: all. */
    readonly kinds?: readonly MovementFact['kind'][];
    readonly after?: FactCursor;
    readonly limit: number;
  }): Promise<FactPage>;
}
