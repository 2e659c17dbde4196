import type { ResultInput, UnitResult, WholeResult } from './unit-result.ts';

export interface ResultPage {
  readonly results: readonly UnitResult[];
  readonly next?: string;
}

/** Keeps the results of runs: one for each unit and revision, with what it was made from. */
export interface ResultStore {
  /** `taken` where this revision of the unit is there already; it stays as it is. */
  addResult(whole: WholeResult): Promise<'added' | 'taken'>;
  result(runId: string, unitId: string, revision: number): Promise<UnitResult | undefined>;
  /** The highest revision. */
  latestResult(runId: string, unitId: string): Promise<UnitResult | undefined>;
  /** What a revision was made from, record ids among it. */
  inputOf(runId: string, unitId: string, revision: number): Promise<ResultInput | undefined>;
  /** The latest revision of each unit of one county, by unit, page by page; `next` is opaque. */
  resultsOf(query: {
    readonly runId: string;
    readonly county: string;
    /** Only units whose id begins with it. */
    readonly under?: string;
    readonly limit: number;
    readonly after?: string;
  }): Promise<ResultPage>;
}
