import * as z from 'zod/mini';
import { listSuspicionsOperation } from '../../shared/api/finding-operations.ts';
import { suspicionCase } from '../../shared/domain/assessment/suspicion/suspicion-case.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casePage } from './case-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/suspicions`: what was raised about the units directly below, unjudged first. */
export function createListSuspicions(deps: CaseListDeps, edge: HttpEdge): HttpHandler {
  return http(listSuspicionsOperation, edge, async ({ params: { code }, query, caller }) => {
    const under = query.state === undefined ? undefined : `${query.state}#`;
    const page = await casePage(deps, suspicionCase, { ...query, code, side: 'superior', under }, caller);
    if (page.kind === 'refused') return page;
    const { cases: suspicions, next } = page;
    return { status: 200, body: { suspicions, ...next } };
  });
}
