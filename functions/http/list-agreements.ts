import * as z from 'zod/mini';
import { listAgreementsOperation } from '../../shared/api/agreement-operations.ts';
import { agreementCase } from '../../shared/domain/assessment/agreement/unit-agreement.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casesOfDivision } from './cases-of-division.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/agreements`: by scheme, unit and first day, whatever became of them. */
export function createListAgreements(deps: CaseListDeps, edge: HttpEdge): HttpHandler {
  return http(listAgreementsOperation, edge, async ({ params: { code }, query, caller }) => {
    const { side, scheme, limit, cursor } = query;
    const under = scheme === undefined ? '' : `${scheme}#`;
    const page = await casesOfDivision(deps, agreementCase, { code, side, under, limit, cursor }, caller);
    if (page.kind === 'refused') return page;
    const { cases: agreements, next } = page;
    return { status: 200, body: { agreements, ...(next !== undefined && { next }) } };
  });
}
