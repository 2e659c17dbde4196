import * as z from 'zod/mini';
import { changeDepartmentOperation } from '../../shared/api/department-operations.ts';
import {
  departmentCase,
  departmentUnitId,
  filedDepartment,
} from '../../shared/domain/assessment/department/department.ts';
import { changeDepartment } from '../../shared/domain/assessment/department/keep-department.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';
import type { Deps } from './register-department.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

/** `POST /divisions/{code}/departments/{department}/actions`: another name from a day on, or its end. */
export function createChangeDepartment({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(changeDepartmentOperation, edge, async ({ params, body, caller }) => {
    const { code: county, department: code } = params;
    const no = await mayNotActFor(county, '/code', caller, directory, shanghaiDateOf(clock.now()));
    if (no) return no;
    const before = await cases.one(departmentCase, departmentUnitId({ county, code }));
    if (!before) return refused('department-unknown', '/department', { code, date: body.on, county });
    const decided = changeDepartment(before, body);
    if (decided.kind === 'refused') return decided;
    const { department } = decided;
    if ((await cases.save(filedDepartment(department))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code });
    return { status: 200, body: { department } };
  });
}
