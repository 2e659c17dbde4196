import * as z from 'zod/mini';
import { listOverridesOperation } from '../../shared/api/overrides-operations.ts';
import { overridesCase } from '../../shared/domain/assessment/overrides/county-overrides.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casesOfDivision } from './cases-of-division.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/overrides`: every document of the county, by scheme and first day. */
export function createListOverrides(deps: CaseListDeps, edge: HttpEdge): HttpHandler {
  return http(listOverridesOperation, edge, async ({ params: { code }, query, caller }) => {
    const { scheme, limit, cursor } = query;
    const under = scheme === undefined ? '' : `${scheme}#`;
    const asked = { code, side: 'office', under, limit, cursor } as const;
    const page = await casesOfDivision(deps, overridesCase, asked, caller);
    if (page.kind === 'refused') return page;
    const { cases: overrides, next } = page;
    return { status: 200, body: { overrides, ...(next !== undefined && { next }) } };
  });
}
