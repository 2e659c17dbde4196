import * as z from 'zod/mini';
import { actOnTaskOperation } from '../../shared/api/task-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { actOnTask } from '../../shared/domain/assessment/unit-task/act-on-task.ts';
import { filedTask } from '../../shared/domain/assessment/unit-task/task-case.ts';
import type { UnitTask, UnitTaskAction } from '../../shared/domain/assessment/unit-task/unit-task.ts';
import { unitTaskTransitions } from '../../shared/domain/assessment/unit-task/unit-task-transitions.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { officeOf } from '../../shared/domain/notice/passing-on.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { countingCalendar, type CountingDeps } from '../counting.ts';
import { speakingFor } from './speaking-office.ts';
import { seenTask, type TaskReadingDeps, taskView } from './task-reading.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, OUTAGES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one', 'save'],
  outages: ['all'],
  directory: ['formerCodes', 'divisionOn'],
} as const satisfies Uses;

export interface Deps extends TaskReadingDeps, CountingDeps {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly settlementRules: readonly SettlementRule[];
}

/** `POST /assessments/tasks/{taskId}/actions`, with `If-Match` where the caller wants to be sure of what it saw. */
export function createActOnTask(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(actOnTaskOperation, edge, async ({ params: { taskId }, body, caller, ifMatch }) => {
    const now = deps.clock.now();
    const seen = await seenTask(deps, taskId, caller);
    if (seen.kind === 'refused') return seen;
    const { task } = seen;
    if (isOtherVersion(ifMatch, task)) return refused('precondition-failed');
    const by = actingSide(task, body);
    const speaking = await speakingFor(by, caller, deps.directory, shanghaiDateOf(now));
    if (speaking.kind === 'refused') return speaking;
    const rule = settlementRuleFor(task.superior, task.limit.startedOn, deps.settlementRules);
    // Only a longer limit is counted; outages are read for nothing else.
    const calendar = body.action === 'extend' ? await countingCalendar(deps) : deps.calendar;
    const { subject, role } = caller;
    const decision = actOnTask(task, body, { by, role, subject, now, rule, calendar });
    if (decision.kind === 'refused') return decision;
    if ((await deps.cases.save(filedTask(decision.task, rule))) === 'changed-meanwhile')
      return refused('case-changed-meanwhile', undefined, { id: taskId });
    return {
      status: 200,
      headers: { etag: etagOf(decision.task) },
      body: { task: taskView(decision.task) },
    };
  });
}

/** The office whose action it is: the unit’s own, or the one that set the task. */
function actingSide({ office, superior }: UnitTask, { action }: UnitTaskAction): string {
  const actors: readonly string[] = unitTaskTransitions[action].by;
  return actors.includes('unit') ? officeOf(office) : superior;
}
