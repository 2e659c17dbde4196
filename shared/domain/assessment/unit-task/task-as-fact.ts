import { shanghaiDateOf } from '../../calendar/instant.ts';
import type { DueTask } from '../fact/due-task.ts';
import type { AssessmentPeriod } from '../period.ts';
import type { UnitTask } from './unit-task.ts';

/**
 * What a task is to the measures (阶段性任务按时完成率, 超期未结件): it counts in the period of its last day, so a rectification opened after
 * one quarter counts in the next. It is done on the day of the report that stands; one sent back is not done, however long the superior
 * looked at it. Null for one that was cancelled.
 */
export function taskAsFact(task: UnitTask): DueTask | null {
  const { state, report, office, taskId, setAt, limit } = task;
  if (state === 'cancelled') return null;
  const stands = report !== null && (state === 'reported' || state === 'accepted');
  return {
    taskId,
    office,
    kind: 'work-task',
    openedOn: shanghaiDateOf(setAt),
    dueOn: limit.dueOn,
    // The day of the report, not the day that it claims: evidence that comes late is late.
    doneOn: stands ? shanghaiDateOf(report.at) : null,
  };
}

/** Units with a rectification that was past its day and not reported when a period ended. */
export function unitsWithOverdueRectification(
  tasks: readonly UnitTask[],
  { to }: Pick<AssessmentPeriod, 'to'>,
): ReadonlySet<string> {
  const late = tasks.filter((task) => {
    const fact = task.kind === 'rectification' ? taskAsFact(task) : null;
    return fact !== null && fact.dueOn <= to && (fact.doneOn === null || fact.doneOn > to);
  });
  return new Set(late.map(({ unitId }) => unitId));
}
