import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { nextAlarmAt } from '../running-limit.ts';
import type { SettlementRule } from '../settlement/settlement-rule.ts';
import { UnitTask } from './unit-task.ts';
import { taskStateAfter } from './unit-task-transitions.ts';

/** Tasks stand by state and last day: `ended#2026-03-31`, after them `open#2026-05-30`. */
export const taskCase: CaseKind<UnitTask> = {
  name: 'task',
  read: (stored) => UnitTask.parse(stored),
  idOf: ({ taskId }) => taskId,
  // In the list of whoever speaks for the unit: for a village its township.
  officeOf: ({ office }) => officeOf(office),
  superiorOf: ({ superior }) => superior,
  orderOf: ({ state, limit }) =>
    `${state === 'accepted' || state === 'cancelled' ? 'ended' : 'open'}#${limit.dueOn}`,
};

/** A task for the store: while its days run, time looks at it next when an alarm is due. */
export function filedTask(task: UnitTask, rule: SettlementRule): FiledCase {
  const runs = taskStateAfter('press', task.state) !== null;
  return filed(taskCase, task, runs ? nextAlarmAt(task.limit, rule, task.noted) : null);
}
