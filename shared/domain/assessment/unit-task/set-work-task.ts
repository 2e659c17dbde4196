import { shanghaiDateOf } from '../../calendar/instant.ts';
import type { Role } from '../../caller/caller.ts';
import { type Refused, refused } from '../../refusal.ts';
import { limitOnDay } from '../running-limit.ts';
import type { Hand } from '../timeline.ts';
import type { UnitTask, WorkTaskOrder } from './unit-task.ts';

export interface OrderFacts extends Hand {
  readonly role: Role;
  /** Made by the caller, who sends the same order again with the same id. */
  readonly taskId: string;
  /** Where the request names the unit. */
  readonly field: string;
  /** The division that the unit is, or lies in. */
  readonly office: string;
  /** The office that assesses the unit. */
  readonly superior: string;
}

export type TaskSet = { readonly kind: 'set'; readonly task: UnitTask } | Refused;

/** A dated task of a work plan, set by a manager of the office that assesses the unit. */
export function setWorkTask(order: WorkTaskOrder, facts: OrderFacts): TaskSet {
  const { by, role, subject, now, taskId, field, office, superior } = facts;
  if (role !== 'manager' && role !== 'reviewer') return refused('role-not-allowed', undefined, { role });
  if (by !== superior) return refused('division-not-yours', field, { division: office });
  const today = shanghaiDateOf(now);
  if (order.dueOn <= today) return refused('day-not-ahead', '/dueOn', { day: order.dueOn, today });
  const { kind, unitId, opinion, dueOn } = order;
  return {
    kind: 'set',
    task: {
      taskId,
      version: 1,
      state: 'set',
      kind,
      unitId,
      office,
      superior,
      setAt: now,
      setBy: subject,
      opinion,
      ground: null,
      supportNeeded: false,
      supportedBy: null,
      limit: limitOnDay('work-plan', today, dueOn),
      noted: [],
      extendedFrom: null,
      report: null,
      timeline: [{ at: now, event: 'set', by, subject, note: dueOn }],
    },
  };
}
