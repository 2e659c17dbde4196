import type { Instant } from '../../calendar/instant.ts';
import { refused, type Refused } from '../../refusal.ts';
import { alarmsDue, type Pressing } from '../running-limit.ts';
import type { UnitTask } from './unit-task.ts';
import { taskStateAfter } from './unit-task-transitions.ts';

/**
 * 催办、超期、提级督办 of a task whose days run, each noted once. While the superior looks at a report nobody presses the unit. The same
 * task where nothing is due, so that looking twice changes nothing.
 */
export function clockTask(task: UnitTask, pressing: Pressing, now: Instant): UnitTask {
  if (taskStateAfter('press', task.state) === null) return task;
  const alarms = alarmsDue(task.limit, pressing, task.noted, now);
  return alarms.length === 0
    ? task
    : {
        ...task,
        version: task.version + 1,
        noted: [...task.noted, ...alarms.map(({ step }) => step)],
        timeline: [
          ...task.timeline,
          ...alarms.map(({ step }) => ({ at: now, event: 'press' as const, note: step })),
        ],
      };
}

/** Ends a rectification whose ground a later revision took away. One that has ended already stays as it is. */
export function withdrawGround(
  task: UnitTask,
  revision: number,
  now: Instant,
): { readonly kind: 'acted'; readonly task: UnitTask } | Refused {
  const state = taskStateAfter('cancel', task.state);
  if (state === null || task.ground === null) {
    return refused('transition-not-allowed', '/action', { state: task.state, action: 'cancel' });
  }
  return {
    kind: 'acted',
    task: {
      ...task,
      state,
      version: task.version + 1,
      timeline: [...task.timeline, { at: now, event: 'cancel', note: `revision ${revision}` }],
    },
  };
}
