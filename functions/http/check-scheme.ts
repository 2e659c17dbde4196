import * as z from 'zod/mini';
import { checkSchemeOperation } from '../../shared/api/scheme-operations.ts';
import type { SchemeSources } from '../../shared/assessment/scheme-on.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { everyScheme } from './scheme-view.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text });
export const uses = { cases: ['one'] } as const satisfies Uses;

/** `POST /assessments/schemes/check`: all that is wrong with a draft, line by line. To find faults is what it is for: 200. */
export function createCheckScheme(deps: SchemeSources, edge: HttpEdge): HttpHandler {
  return http(checkSchemeOperation, edge, async ({ body }) => {
    const { checkAmong } = await import('../../shared/domain/assessment/scheme/registered/publish-scheme.ts');
    const known = await everyScheme(deps);
    const checked = checkAmong(
      body.scheme,
      known.map(({ scheme }) => scheme),
    );
    const problems = checked.kind === 'invalid' ? checked.problems : [];
    return { status: 200, body: { valid: problems.length === 0, problems } };
  });
}
