import { type Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import * as z from 'zod/mini';
import { AreaCode } from '../../village/area.ts';
import type { DueTask } from '../fact/due-task.ts';
import type { AssessmentPeriod } from '../period.ts';
import type { UnitTask } from './unit-task.ts';
import { taskStateAfter, type UnitTaskState } from './unit-task-transitions.ts';

/** After every event. */
const EVER: Instant = '9999-12-31T23:59:59.999Z';

/**
 * What a task is to the measures (阶段性任务按时完成率, 超期未结件): it counts in the period of its last day, so a rectification opened after
 * one quarter counts in the next. It is done on the day of the report that stands; one sent back is not done, however long the superior
 * looked at it. Null for one that was cancelled, and for one that was not set yet at the cut-off: the same task gives the same fact
 * however much later it is read.
 */
export function taskAsFact(task: UnitTask, cutOff: Instant = EVER): DueTask | null {
  const { state, reportedAt, extended } = asOf(task, cutOff);
  if (state === null || state === 'cancelled') return null;
  const { taskId, setAt, limit, extendedFrom } = task;
  const stands = reportedAt !== null && (state === 'reported' || state === 'accepted');
  return {
    taskId,
    ...placeOf(task),
    kind: 'work-task',
    openedOn: shanghaiDateOf(setAt),
    dueOn: extended || extendedFrom === null ? limit.dueOn : extendedFrom,
    // The day of the report, not the day that it claims: evidence that comes late is late.
    doneOn: stands ? shanghaiDateOf(reportedAt) : null,
  };
}

interface Known {
  readonly state: UnitTaskState | null;
  readonly reportedAt: Instant | null;
  readonly extended: boolean;
}

/** A task as its timeline had it just before an instant. */
function asOf({ timeline }: UnitTask, cutOff: Instant): Known {
  let known: Known = { state: null, reportedAt: null, extended: false };
  for (const { at, event } of timeline) {
    if (at >= cutOff) break;
    if (event === 'set') known = { ...known, state: 'set' };
    else
      known = {
        state: known.state && taskStateAfter(event, known.state),
        reportedAt: event === 'report' ? at : known.reportedAt,
        extended: known.extended || event === 'extend',
      };
  }
  return known;
}

/** Where it counts: at the village, in the area of the township, or for the department of the county, whose task it is. */
function placeOf({ office, unitId }: UnitTask): Pick<DueTask, 'office' | 'area' | 'department'> {
  const part = z.safeParse(AreaCode, unitId.slice(office.length + 1));
  if (!part.success || !unitId.startsWith(`${office}.`)) return { office };
  return office.length === 6 ? { office, department: part.data } : { office, area: part.data };
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
