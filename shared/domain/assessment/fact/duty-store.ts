import type { Instant } from '../../calendar/instant.ts';
import type { DutyLine, DutyLineKind } from './duty-line.ts';

/** The place of a line in its office's lines. */
export interface DutyCursor {
  readonly decidedAt: string;
  readonly lineId: string;
}

export interface DutyPage {
  readonly lines: readonly DutyLine[];
  readonly next?: DutyCursor;
}

/**
 * Keeps the lines of limits that ended, by office and time of the decision. What still runs stands in the inbox of its holder
 * (`NoticeStore.box('inbox', …)`, sorted by the limit), so "open past its limit at a cut-off" is: what stands there with a
 * limit up to then, and the lines that were decided after it. `unit-facts.ts` beside this folder reads both.
 */
export interface DutyStore {
  /**
   * A repeat finds the line there. One thing is added later, once: that a reply was found incomplete. Answers how many lines
   * were new or added to.
   */
  put(lines: readonly DutyLine[]): Promise<number>;
  /** Lines of one kind that offices decided within [from, until), in the order of decision. */
  list(query: {
    readonly offices: readonly string[];
    readonly kind: DutyLineKind;
    readonly from: Instant;
    readonly until: Instant;
    readonly after?: DutyCursor;
    readonly limit: number;
  }): Promise<DutyPage>;
}
