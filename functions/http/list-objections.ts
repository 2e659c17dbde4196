import * as z from 'zod/mini';
import { listObjectionsOperation } from '../../shared/api/objection-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';
import type { ReplyOf } from './right-of-reply.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  OUTAGES_TABLE: text,
});
export const uses = {
  assessments: ['run', 'result', 'latestResult'],
  cases: ['one'],
  directory: ['formerCodes'],
  outages: ['all'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly replyOf: ReplyOf;
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
}

/** `GET …/units/{unitId}/objections`: in the order in which they were filed, whoever has ruled on them or not. */
export function createListObjections(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listObjectionsOperation, edge, async ({ params, query: { cursor, limit }, caller }) => {
    const seen = await seenResult(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    const after = readCursor(cursor, 'objection');
    if (after.kind === 'refused') return after;
    const [{ objectionsOfUnit }, { superiorOfUnit }] = await Promise.all([
      import('../../shared/assessment/objections-of-unit.ts'),
      import('../../shared/domain/assessment/superior-office.ts'),
    ]);
    const now = deps.clock.now();
    const [all, { window, isLocked: locked }] = await Promise.all([
      objectionsOfUnit(deps.cases, params),
      deps.replyOf(seen.run, superiorOfUnit(seen.result.score), now),
    ]);
    const from = all.findIndex(({ objectionId }) => objectionId === after.place?.objection) + 1;
    const objections = all.slice(from, from + limit);
    const last = objections.at(-1);
    const next =
      last && from + objections.length < all.length
        ? { next: writeCursor({ objection: last.objectionId }) }
        : {};
    return { status: 200, body: { objections, window, locked, ...next } };
  });
}
