import * as z from 'zod/mini';
import { listRecordsOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { MeasureId } from '../../shared/domain/assessment/measure/measures.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  DIRECTORY_TABLE: text,
  INPUTS_BUCKET: text,
});
export const uses = {
  assessments: ['run', 'result', 'latestResult', 'inputOf'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/**
 * `GET …/units/{unitId}/measures/{measure}`: the records behind a number, by id: those that it is made from, and whether each
 * is among the good ones.
 */
export function createListRecords(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listRecordsOperation, edge, async ({ params, query, caller }) => {
    const { runId, unitId, measure } = params;
    const seen = await seenResult(deps, { runId, unitId, revision: query.revision }, caller);
    if (seen.kind === 'refused') return seen;
    const { revision } = seen.result;
    const input = await deps.assessments.inputOf(runId, unitId, revision);
    const measured = Object.hasOwn(input?.measured ?? {}, measure)
      ? input?.measured[measure as MeasureId]
      : undefined;
    if (!measured) return refused('measure-not-scored', '/measure', { measure });
    const after = readCursor(query.cursor, 'record');
    if (after.kind === 'refused') return after;
    const good = new Set(measured.numeratorRecords);
    // A finding may stand in the numerator alone.
    const all = [...new Set([...measured.denominatorRecords, ...measured.numeratorRecords])].sort();
    const from = after.place?.record ?? '';
    const rest = all.filter((record) => record > from);
    const page = rest.slice(0, query.limit);
    const last = page.at(-1);
    return {
      status: 200,
      body: {
        measure,
        revision,
        numerator: measured.numerator,
        denominator: measured.denominator,
        records: page.map((record) => ({ record, inNumerator: good.has(record) })),
        ...(rest.length > page.length && last !== undefined && { next: writeCursor({ record: last }) }),
      },
    };
  });
}
