import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import type { DueTask } from '../domain/assessment/fact/due-task.ts';
import { returnAsFact } from '../domain/assessment/monthly-return/act-on-return.ts';
import { returnCase } from '../domain/assessment/monthly-return/return-case.ts';
import { taskAsFact } from '../domain/assessment/unit-task/task-as-fact.ts';
import { taskCase } from '../domain/assessment/unit-task/task-case.ts';
import { addDays } from '../domain/calendar/date.ts';
import { monthOf } from '../domain/calendar/period.ts';
import { everyCase } from './every-case.ts';
import type { FactReading } from './unit-facts.ts';

/**
 * So long before the period a task may have been due that was done in it only, or later: it was open past its limit. What has
 * ended since is read no further back, so that the cost does not grow with the years; what is open is read whatever its day.
 */
const ENDED_DAYS = 366;

/**
 * What superiors gave offices to do by a day (整改, 阶段性任务, 月报表), as it stood at the cut-off. Two reads for an office: in both lists
 * what has ended comes by its day, and then what is open.
 */
export async function readGivenTasks(
  offices: readonly string[],
  cases: Pick<CaseStore, 'list'>,
  { period, cutOff }: Pick<FactReading, 'period' | 'cutOff'>,
): Promise<readonly DueTask[]> {
  const first = addDays(period.from, -ENDED_DAYS);
  const found: DueTask[] = [];
  for (const division of new Set(offices)) {
    const list = { side: 'office', division } as const;
    const [tasks, returns] = await Promise.all([
      everyCase(cases, taskCase, { ...list, from: `ended#${first}` }),
      everyCase(cases, returnCase, { ...list, from: `ended#${monthOf(first)}` }),
    ]);
    const facts = [
      ...tasks.map((task) => taskAsFact(task, cutOff)),
      ...returns.map((monthly) => returnAsFact(monthly, cutOff)),
    ];
    for (const fact of facts) if (fact !== null && fact.dueOn <= period.to) found.push(fact);
  }
  return found;
}
