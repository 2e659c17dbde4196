import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import type { UnitTask } from '../../shared/domain/assessment/unit-task/unit-task.ts';
import { taskSentence } from '../../shared/domain/assessment/unit-task/unit-task-words.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface TaskReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** A task that a caller may see: the unit’s side, and those above it. An unknown and a forbidden one look the same. */
export async function seenTask(
  { cases, directory, clock }: TaskReadingDeps,
  taskId: string,
  caller: Caller,
): Promise<{ readonly kind: 'seen'; readonly task: UnitTask } | Refused> {
  const task = await cases.one(taskCase, taskId);
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  return task && mayRead(territories, task.office, task.superior)
    ? { kind: 'seen', task }
    : refused('task-unknown', '/taskId', { task: taskId });
}

export function taskView(task: UnitTask) {
  return { ...task, ...taskSentence(task) };
}
