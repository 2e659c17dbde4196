import * as z from 'zod/mini';
import { listChecksOperation } from '../../shared/api/sampling-operations.ts';
import { checkCase } from '../../shared/domain/assessment/sampling/check-case.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casePage } from './case-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/checks`: what is open first, by its last day. */
export function createListChecks(deps: CaseListDeps, edge: HttpEdge): HttpHandler {
  return http(listChecksOperation, edge, async ({ params: { code }, query, caller }) => {
    const under = query.state === undefined ? undefined : `${query.state}#`;
    const page = await casePage(deps, checkCase, { ...query, code, under }, caller);
    if (page.kind === 'refused') return page;
    const { cases: checks, next } = page;
    return { status: 200, body: { checks, ...next } };
  });
}
