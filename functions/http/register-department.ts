import * as z from 'zod/mini';
import { registerDepartmentOperation } from '../../shared/api/department-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  departmentCase,
  departmentUnitId,
  filedDepartment,
} from '../../shared/domain/assessment/department/department.ts';
import { registerDepartment } from '../../shared/domain/assessment/department/keep-department.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActForCounty } from './acting-county.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `POST /divisions/{code}/departments`: the county itself registers what it assesses. */
export function createRegisterDepartment({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(registerDepartmentOperation, edge, async ({ params: { code: county }, body, caller }) => {
    const no = await mayNotActForCounty(county, caller, directory, shanghaiDateOf(clock.now()));
    if (no) return no;
    const id = departmentUnitId({ county, code: body.code });
    const decided = registerDepartment(county, await cases.one(departmentCase, id), body);
    if (decided.kind === 'refused') return decided;
    const { department } = decided;
    if ((await cases.save(filedDepartment(department))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: body.code });
    return { status: 201, body: { department } };
  });
}
