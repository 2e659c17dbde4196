import * as z from 'zod/mini';
import { listResultsOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenRun } from './assessment-reading.ts';

export const Env = z.object({ ...httpEnv, ASSESSMENTS_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  assessments: ['run', 'resultsOf'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/** `GET /assessments/runs/{runId}/units?within=`: the units of a county, or of a township and below, by id. */
export function createListResults(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listResultsOperation, edge, async ({ params: { runId }, query, caller }) => {
    const { within, limit } = query;
    const seen = await seenRun(deps, runId, caller);
    if (seen.kind === 'refused') return seen;
    if (!seen.territories.some((territory) => lies(within, territory)))
      return refused('division-not-yours', '/within', { division: within });
    if (within.length < 6) return refused('too-many-divisions', '/within', { division: within });
    const after = readCursor(query.cursor, 'unit');
    if (after.kind === 'refused') return after;
    const page = await deps.assessments.resultsOf({
      runId,
      county: within.slice(0, 6),
      under: within,
      limit,
      ...(after.place && { after: after.place.unit }),
    });
    const results = page.results.map(({ unitId, revision, score }) => {
      const { kind, peerGroup, total, passed, grade, applicable } = score;
      return { unitId, kind, peerGroup, revision, total, passed, grade, applicable };
    });
    const next = page.next === undefined ? {} : { next: writeCursor({ unit: page.next }) };
    return { status: 200, body: { results, ...next } };
  });
}
