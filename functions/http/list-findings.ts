import * as z from 'zod/mini';
import { listFindingsOperation } from '../../shared/api/finding-operations.ts';
import { findingCase } from '../../shared/domain/assessment/finding/finding.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casePage } from './case-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/findings`: what was established about an office, or about the units below it; withdrawn ones among it. */
export function createListFindings(deps: CaseListDeps, edge: HttpEdge): HttpHandler {
  return http(listFindingsOperation, edge, async ({ params: { code }, query, caller }) => {
    const page = await casePage(deps, findingCase, { ...query, code }, caller);
    if (page.kind === 'refused') return page;
    const { cases: findings, next } = page;
    return { status: 200, body: { findings, ...next } };
  });
}
