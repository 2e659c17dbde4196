import * as z from 'zod/mini';
import { listTasksOperation } from '../../shared/api/task-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { casesInTurn } from './cases-in-turn.ts';
import { divisionsAsked } from './scope.ts';
import { taskView } from './task-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `GET /divisions/{code}/tasks?side=`: what is open by its last day, then what has ended; of former codes too. */
export function createListTasks({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listTasksOperation, edge, async ({ params: { code }, query, caller }) => {
    const { side, limit, cursor } = query;
    const today = shanghaiDateOf(clock.now());
    const asked = await divisionsAsked({ code, below: false }, caller, directory, today);
    if (asked.kind === 'refused') return asked;
    const stretches = ['open#', 'ended#'].flatMap((under) =>
      asked.divisions.map((division) => ({ division, under })),
    );
    const page = await casesInTurn(cases, taskCase, { side, stretches, limit, cursor });
    if (page.kind === 'refused') return page;
    const { next } = page;
    return {
      status: 200,
      body: { tasks: page.cases.map(taskView), ...(next !== undefined && { next }) },
    };
  });
}
