import type { Ledger, Resident } from './resident.ts';

/** A place in a ledger: the last line seen. */
export interface ResidentCursor {
  readonly division: string;
  readonly personId: string;
}

export interface ResidentPage {
  readonly residents: readonly Resident[];
  readonly next?: ResidentCursor;
}

/** Keeps the ledgers. */
export interface ResidentStore {
  /** Each line is written only over a lower `seq`; an older or equal one is left out. Answers how many were written. */
  project(lines: readonly Resident[]): Promise<number>;
  /** A ledger of one or several divisions, by division and person; closed lines only when asked for. */
  list(query: {
    readonly ledger: Ledger;
    readonly divisions: readonly string[];
    readonly withClosed: boolean;
    readonly after?: ResidentCursor;
    readonly limit: number;
  }): Promise<ResidentPage>;
}
