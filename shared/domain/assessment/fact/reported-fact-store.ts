import type { LocalDate } from '../../calendar/date.ts';
import type { FactFamily, ReportedFact } from './reported-fact.ts';

/** The place of a record in the list of a family. */
export interface ReportedFactCursor {
  readonly on: string;
  readonly root: string;
  readonly seq: number;
}

export interface ReportedFactPage {
  readonly facts: readonly ReportedFact[];
  readonly next?: ReportedFactCursor;
}

/** Keeps what offices report by hand. Records are never changed. */
export interface ReportedFactStore {
  /** One conditional write: `taken` where the fact has a record of this number already. */
  append(fact: ReportedFact): Promise<'appended' | 'taken'>;
  /** A fact with all its corrections, first to last; empty where there is none. */
  chain(root: string): Promise<readonly ReportedFact[]>;
  /** Records of one family whose day lies in [from, to], corrected ones and corrections alike, by day. */
  list(query: {
    readonly offices: readonly string[];
    readonly family: FactFamily;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly after?: ReportedFactCursor;
    readonly limit: number;
  }): Promise<ReportedFactPage>;
}
