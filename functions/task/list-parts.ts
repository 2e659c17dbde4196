import * as z from 'zod/mini';
import { readGivenTasks } from '../../shared/assessment/read-given-tasks.ts';
import type { FactSources } from '../../shared/assessment/unit-facts.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import { RunId } from '../../shared/domain/assessment/run/run.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { isQuiet, officesOf } from './fact-reading.ts';
import { factLookingEnv, factLookingUses } from './scoring-uses.ts';
import { runOfTask } from './run-of-task.ts';
import { partsOfCounty, type UnitsDirectory } from './units-of-part.ts';

export const Env = z.object({ ...factLookingEnv, CASES_TABLE: text });
export const uses = {
  ...factLookingUses,
  cases: ['list'],
  assessments: ['run', 'scheme'],
  directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export interface Deps extends FactSources {
  readonly assessments: Pick<AssessmentStore, 'run' | 'scheme'>;
  readonly directory: UnitsDirectory;
  readonly clock: Clock;
}

/**
 * The parts in which a county is scored. None where its offices recorded nothing in the period and nothing was due of them: then there
 * is nothing to judge, and no row of empty results for each of its units.
 */
export function createListParts(deps: Deps, edge: { readonly log: Log }): TaskHandler {
  const { assessments, directory } = deps;
  return task(
    'list-parts',
    z.object({ runId: RunId, county: z.string() }),
    edge,
    async ({ runId, county }) => {
      const run = await runOfTask(assessments, runId);
      const parts = await partsOfCounty(county, run, directory);
      if (parts.length === 0) return { county, parts };
      const territory = [...(await directory.territoryOf(county, run.period))];
      const offices = await officesOf([{ territory }], run.period, directory);
      const about = { period: run.period, now: deps.clock.now() };
      const isIdle = (await isQuiet(deps, offices, about)) && !(await hadTasks(deps, offices, run));
      return { county, parts: isIdle ? [] : parts };
    },
  );
}

/** Whether superiors gave them anything to do by a day of the period: who did nothing at all is late with that. */
async function hadTasks(
  { cases }: Pick<Deps, 'cases'>,
  offices: readonly string[],
  { period, cutOff }: { readonly period: AssessmentPeriod; readonly cutOff: string },
): Promise<boolean> {
  const tasks = await readGivenTasks(offices, cases, { period, cutOff });
  return tasks.some(({ dueOn }) => period.from <= dueOn);
}
