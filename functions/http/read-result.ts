import * as z from 'zod/mini';
import { readResultOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';

export const Env = z.object({ ...httpEnv, ASSESSMENTS_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  assessments: ['run', 'result', 'latestResult'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/** `GET /assessments/runs/{runId}/units/{unitId}`: the latest revision, or the one named. */
export function createReadResult(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readResultOperation, edge, async ({ params, query: { revision }, caller }) => {
    const seen = await seenResult(deps, { ...params, revision }, caller);
    return seen.kind === 'refused' ? seen : { status: 200, body: { result: seen.result } };
  });
}
