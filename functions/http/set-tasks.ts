import * as z from 'zod/mini';
import { setTasksOperation } from '../../shared/api/task-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { departmentCase, departmentOn } from '../../shared/domain/assessment/department/department.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { divisionOfUnit, superiorOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import { setWorkTask } from '../../shared/domain/assessment/unit-task/set-work-task.ts';
import { filedTask, taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import type { UnitTask, WorkTasksOrder } from '../../shared/domain/assessment/unit-task/unit-task.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { AreaCode, areaOn } from '../../shared/domain/village/area.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';
import { taskView } from './task-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one', 'save'],
  directory: ['divisionOn', 'area'],
} as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly directory: DirectoryStore;
  readonly settlementRules: readonly SettlementRule[];
  readonly digest: Digest;
  readonly clock: Clock;
}

/**
 * `POST /divisions/{code}/tasks`: dated work for units of the own office, for all of them or for none. The ids are made of the caller and
 * the Idempotency-Key, so a repeat answers with the tasks as they stand.
 */
export function createSetTasks(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock, digest } = deps;
  return http(setTasksOperation, edge, async ({ params: { code }, body, caller, idempotencyKey }) => {
    const now = clock.now();
    const today = shanghaiDateOf(now);
    const no = await mayNotActFor(code, '/code', caller, directory, today);
    if (no) return no;
    const root = `work.${code}.${digest(`${caller.subject}\n${idempotencyKey}`).slice(0, 24)}`;
    const known = await setBefore(cases, root, body);
    if (known !== null) return known;
    const tasks: UnitTask[] = [];
    for (const [i, unitId] of body.unitIds.entries()) {
      const field = `/unitIds/${i}`;
      if (body.unitIds.indexOf(unitId) < i) return refused('invalid-request', field);
      if (!(await isThere(deps, unitId, today))) return refused('unit-unknown', field, { unit: unitId });
      const office = divisionOfUnit(unitId);
      const decision = setWorkTask(
        { ...body, unitId },
        {
          by: code,
          role: caller.role,
          subject: caller.subject,
          now,
          taskId: `${root}.${i}`,
          field,
          office,
          superior: superiorOfUnit({ unitId, kind: unitId === office ? 'township' : 'area' }),
        },
      );
      if (decision.kind === 'refused') return decision;
      tasks.push(decision.task);
    }
    const rule = settlementRuleFor(code, today, deps.settlementRules);
    if ((await cases.save(...tasks.map((task) => filedTask(task, rule)))) === 'saved')
      return answer(tasks, false);
    // The same request, sent twice at once.
    return (await setBefore(cases, root, body)) ?? refused('try-again-later');
  });
}

function answer(tasks: readonly UnitTask[], repeated: boolean) {
  return { status: 201, body: { tasks: tasks.map(taskView), repeated } };
}

/** What this key set before; a refusal where it was something else; null where it is new. */
async function setBefore(cases: Pick<CaseStore, 'one'>, root: string, order: WorkTasksOrder) {
  const { unitIds, kind, opinion, dueOn } = order;
  const first = await cases.one(taskCase, `${root}.0`);
  if (!first) return null;
  // One more than are asked for: the key may have set more.
  const found = await Promise.all(
    [...unitIds, 'one more'].map((_, i) => cases.one(taskCase, `${root}.${i}`)),
  );
  const tasks = found.filter((task) => task !== undefined);
  const isSame =
    tasks.length === unitIds.length &&
    tasks.every(
      (task, i) =>
        task.unitId === unitIds[i] &&
        task.kind === kind &&
        task.opinion === opinion &&
        (task.extendedFrom ?? task.limit.dueOn) === dueOn,
    );
  return isSame ? answer(tasks, true) : refused('idempotency-key-reused');
}

/** A county, township or village of today, an area that its township registered, or a department of the county. */
async function isThere(
  { directory, cases }: Pick<Deps, 'directory' | 'cases'>,
  unitId: string,
  today: string,
): Promise<boolean> {
  const division = divisionOfUnit(unitId);
  if (!/^\d{6}(\d{3}(\d{3})?)?$/.test(division)) return false;
  if ((await directory.divisionOn(division, today)).kind !== 'found') return false;
  if (division === unitId) return true;
  const part = AreaCode.safeParse(unitId.slice(division.length + 1));
  if (!part.success) return false;
  if (division.length === 6)
    return departmentOn(await cases.one(departmentCase, unitId), today) !== undefined;
  return division.length === 9 && areaOn(await directory.area(division, part.data), today) !== undefined;
}
