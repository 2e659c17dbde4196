import { parentCodeOf } from '../../division/code.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { nextAlarmAt } from '../running-limit.ts';
import type { SettlementRule } from '../settlement/settlement-rule.ts';
import { MonthlyReturn, returnStateAfter } from './monthly-return.ts';

/** Returns stand by state and month: `ended#2026-03`, after them `open#2026-04`. */
export const returnCase: CaseKind<MonthlyReturn> = {
  name: 'return',
  read: (stored) => MonthlyReturn.parse(stored),
  idOf: ({ returnId }) => returnId,
  officeOf: ({ office }) => office,
  superiorOf: ({ office }) => parentCodeOf(office) ?? office,
  orderOf: ({ state, month }) => `${state === 'confirmed' ? 'ended' : 'open'}#${month}`,
};

/** A return for the store: until it is confirmed, time looks at it next when an alarm is due. */
export function filedReturn(monthly: MonthlyReturn, rule: SettlementRule): FiledCase {
  const runs = returnStateAfter('press', monthly.state) !== null;
  return filed(returnCase, monthly, runs ? nextAlarmAt(monthly.limit, rule, monthly.noted) : null);
}
