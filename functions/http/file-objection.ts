import * as z from 'zod/mini';
import { fileObjectionOperation } from '../../shared/api/objection-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';
import type { TakingDeps } from './take-objection.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  INPUTS_BUCKET: text,
  OUTAGES_TABLE: text,
});
export const uses = {
  assessments: ['run', 'result', 'latestResult', 'inputOf'],
  cases: ['one', 'save'],
  directory: ['formerCodes'],
  outages: ['all'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps, TakingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/** `POST …/units/{unitId}/objections`. Sent twice it is filed once: the second answer has the objection that is there. */
export function createFileObjection(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(fileObjectionOperation, edge, async ({ params, body, caller }) => {
    const seen = await seenResult(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    if (seen.run.kind === 'what-if') return refused('what-if-publishes-nothing');
    const { takeObjection } = await import('./take-objection.ts');
    return await takeObjection(deps, seen, body, caller);
  });
}
