import * as z from 'zod/mini';
import type { RecordedSources } from '../../shared/assessment/unit-facts.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { RunId } from '../../shared/domain/assessment/run/run.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { isQuiet, officesOf } from './fact-reading.ts';
import { factLookingEnv, factLookingUses } from './scoring-uses.ts';
import { runOfTask } from './run-of-task.ts';
import { partsOfCounty, type UnitsDirectory } from './units-of-part.ts';

export const Env = z.object(factLookingEnv);
export const uses = {
  ...factLookingUses,
  assessments: ['run', 'scheme'],
  directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export interface Deps extends RecordedSources {
  readonly assessments: Pick<AssessmentStore, 'run' | 'scheme'>;
  readonly directory: UnitsDirectory;
  readonly clock: Clock;
}

/**
 * The parts in which a county is scored. None where its offices recorded nothing in the period: then there is nothing to
 * judge, and no row of empty results for each of its units.
 */
export function createListParts(deps: Deps, edge: { readonly log: Log }): TaskHandler {
  const { assessments, directory } = deps;
  return task(
    'list-parts',
    z.object({ runId: RunId, county: z.string() }),
    edge,
    async ({ runId, county }) => {
      const run = await runOfTask(assessments, runId);
      const territory = [...(await directory.territoryOf(county, run.period))];
      const offices = await officesOf([{ territory }], run.period, directory);
      const about = { period: run.period, now: deps.clock.now() };
      const parts = (await isQuiet(deps, offices, about)) ? [] : await partsOfCounty(county, run, directory);
      return { county, parts };
    },
  );
}
