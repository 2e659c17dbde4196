import * as z from 'zod/mini';
import { listDepartmentsOperation } from '../../shared/api/department-operations.ts';
import { departmentCase, departmentOn } from '../../shared/domain/assessment/department/department.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casesOfDivision } from './cases-of-division.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/departments?on=`: all that ever were, or those of a day, each with its whole history. */
export function createListDepartments(deps: CaseListDeps, edge: HttpEdge): HttpHandler {
  return http(listDepartmentsOperation, edge, async ({ params: { code }, query, caller }) => {
    const { on, limit, cursor } = query;
    const page = await casesOfDivision(deps, departmentCase, { code, side: 'office', limit, cursor }, caller);
    if (page.kind === 'refused') return page;
    const departments = page.cases.filter((one) => on === undefined || departmentOn(one, on) !== undefined);
    return { status: 200, body: { departments, ...(page.next !== undefined && { next: page.next }) } };
  });
}
