import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import { shanghaiDateOf } from '../../calendar/instant.ts';
import type { Role } from '../../caller/caller.ts';
import { dueAfter } from '../../deadline/due.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type Refused, refused } from '../../refusal.ts';
import { limitOnDay } from '../running-limit.ts';
import type { SettlementRule } from '../settlement/settlement-rule.ts';
import type { Hand } from '../timeline.ts';
import type { UnitTask, UnitTaskAction } from './unit-task.ts';
import { taskStateAfter, unitTaskTransitions } from './unit-task-transitions.ts';

export interface TaskFacts extends Hand {
  readonly role: Role;
  readonly rule: SettlementRule;
  readonly calendar: HolidayCalendar;
}

export type TaskActed = { readonly kind: 'acted'; readonly task: UnitTask } | Refused;

/** Decides what a side does with a task: the task as it is afterwards, or a refusal by name. */
export function actOnTask(task: UnitTask, action: UnitTaskAction, facts: TaskFacts): TaskActed {
  if (!mayAct(task, action.action, facts)) {
    return refused('role-not-allowed', undefined, { role: facts.role });
  }
  const state = taskStateAfter(action.action, task.state);
  const isRepeated = action.action === 'acknowledge' && isAcknowledged(task);
  if (state === null || isRepeated) {
    return refused('transition-not-allowed', '/action', { state: task.state, action: action.action });
  }
  const decided = decide(task, action, facts);
  if ('kind' in decided) return decided;
  const { note, ...changes } = decided;
  const { by, subject, now } = facts;
  return {
    kind: 'acted',
    task: {
      ...task,
      ...changes,
      state,
      version: task.version + 1,
      timeline: [
        ...task.timeline,
        { at: now, event: action.action, by, subject, ...(note !== undefined && { note }) },
      ],
    },
  };
}

/** The unit does the work; a manager or reviewer of the office that set it decides on it. */
function mayAct(
  { office, superior }: UnitTask,
  event: UnitTaskAction['action'],
  { by, role }: TaskFacts,
): boolean {
  const actors: readonly string[] = unitTaskTransitions[event].by;
  if (actors.includes('unit')) return by === officeOf(office) && role !== 'auditor' && role !== 'partner';
  return by === superior && (role === 'manager' || role === 'reviewer');
}

function isAcknowledged({ timeline }: UnitTask): boolean {
  return timeline.some(({ event }) => event === 'acknowledge');
}

type Changes = Partial<Pick<UnitTask, 'supportedBy' | 'report' | 'limit' | 'noted' | 'extendedFrom'>> & {
  readonly note?: string;
};

function decide(task: UnitTask, action: UnitTaskAction, facts: TaskFacts): Changes | Refused {
  switch (action.action) {
    case 'acknowledge':
      return {};
    case 'assign-support':
      return action.supportedBy.unitId === task.unitId
        ? refused('supporter-is-unit', '/supportedBy/unitId', { unit: task.unitId })
        : { supportedBy: action.supportedBy, note: action.supportedBy.name };
    case 'report':
      return reported(task, action, facts);
    case 'accept':
      return accepted(task, action.note, facts);
    case 'send-back':
      return { note: action.reason };
    case 'extend':
      return extended(task, action, facts);
    case 'cancel':
      return { note: action.reason };
  }
}

function reported(
  task: UnitTask,
  { doneOn, evidence }: { readonly doneOn: string; readonly evidence: string },
  { now, subject }: TaskFacts,
): Changes | Refused {
  const today = shanghaiDateOf(now);
  if (doneOn > today) return refused('date-in-future', '/doneOn', { date: doneOn, today });
  const before = shanghaiDateOf(task.setAt);
  if (doneOn < before) return refused('done-before-it-was-set', '/doneOn', { date: doneOn, since: before });
  return { report: { at: now, by: subject, doneOn, evidence }, note: evidence };
}

function accepted(task: UnitTask, note: string | undefined, { subject }: TaskFacts): Changes | Refused {
  if (task.supportNeeded && task.supportedBy === null) return refused('supporting-unit-missing', '/action');
  if (task.report?.by === subject) return refused('reviewer-is-author', '/action');
  return note === undefined ? {} : { note };
}

/** In time, once, and no further than the rule; a work plan's task by the same days. */
function extended(
  task: UnitTask,
  { until, reason }: { readonly until: string; readonly reason: string },
  { now, rule, calendar }: TaskFacts,
): Changes | Refused {
  if (task.extendedFrom !== null) return refused('extension-used', '/action');
  if (now >= task.limit.dueAt) {
    return refused('transition-not-allowed', '/action', { state: 'overdue', action: 'extend' });
  }
  const latest =
    rule.extension && dueAfter({ ruleId: rule.ruleId, ...rule.extension }, task.limit.dueOn, calendar).dueOn;
  if (latest === null || until > latest || until <= task.limit.dueOn) {
    return refused('extension-too-long', '/until', { until, latest: latest ?? '–' });
  }
  return {
    limit: limitOnDay(rule.ruleId, task.limit.startedOn, until),
    noted: [],
    extendedFrom: task.limit.dueOn,
    note: `${until}：${reason}`,
  };
}
