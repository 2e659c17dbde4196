import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { nextAlarmAt } from '../running-limit.ts';
import type { SettlementRule } from '../settlement/settlement-rule.ts';
import { Objection } from './objection.ts';

/** Objections stand by run and unit. */
export const objectionCase: CaseKind<Objection> = {
  name: 'objection',
  read: (stored) => Objection.parse(stored),
  idOf: ({ objectionId }) => objectionId,
  // A village is spoken for by its township: all that one office answers for stands in one list.
  officeOf: ({ office }) => officeOf(office),
  superiorOf: ({ superior }) => superior,
  orderOf: ({ runId, unitId }) => `${runId}#${unitId}`,
};

/** An objection for the store: time looks at it next when a ruling is pressed for, or evidence is overdue. */
export function filedObjection(objection: Objection, rule: SettlementRule): FiledCase {
  const { limit, noted, state } = objection;
  const next = limit && (state === 'evidence-asked' ? limit.dueAt : nextAlarmAt(limit, rule, noted));
  return filed(objectionCase, objection, next);
}
