import * as z from 'zod/mini';
import { listYearEndsOperation } from '../../shared/api/year-end-operations.ts';
import { yearEndCase } from '../../shared/domain/assessment/year/year-end-check.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casesOfDivision } from './cases-of-division.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/year-end-checks`: those of an office, the earliest year first. */
export function createListYearEnds(deps: CaseListDeps, edge: HttpEdge): HttpHandler {
  return http(listYearEndsOperation, edge, async ({ params: { code }, query, caller }) => {
    const page = await casesOfDivision(
      deps,
      yearEndCase,
      { code, side: 'office', ...query, cursor: query.cursor },
      caller,
    );
    if (page.kind === 'refused') return page;
    const { cases: checks, next } = page;
    return { status: 200, body: { checks, ...(next !== undefined && { next }) } };
  });
}
