import { dutyLinesOf, type DutyLine } from '../../shared/domain/assessment/fact/duty-line.ts';
import type { DutyStore } from '../../shared/domain/assessment/fact/duty-store.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';

export interface DutyDerivingDeps {
  readonly duties: Pick<DutyStore, 'put'>;
  readonly rules: readonly DeadlineRule[];
}

/**
 * Writes the lines of limits that a change of a notice ended or found incomplete; of a notice without `before`, all that it has.
 * Most changes end none and write nothing. Answers how many lines were not there yet.
 */
export async function deriveDuties(
  before: Notice | undefined,
  after: Notice,
  { duties, rules }: DutyDerivingDeps,
): Promise<number> {
  const known = new Map(
    (before ? dutyLinesOf(before, rules) : []).map((line) => [line.lineId, line] as const),
  );
  const lines = dutyLinesOf(after, rules).filter((line) => !says(known.get(line.lineId), line));
  return lines.length === 0 ? 0 : await duties.put(lines);
}

/** A line changes in one way only: its reply is found incomplete. */
function says(known: DutyLine | undefined, line: DutyLine): boolean {
  return known !== undefined && known.run?.incompleteAt === line.run?.incompleteAt;
}
