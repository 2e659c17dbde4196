import * as z from 'zod/mini';
import { fileObjectionOperation } from '../../shared/api/objection-operations.ts';
import { objectionsOfUnit } from '../../shared/assessment/objections-of-unit.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { fileObjection } from '../../shared/domain/assessment/objection/file-objection.ts';
import type { Objection } from '../../shared/domain/assessment/objection/objection.ts';
import { filedObjection } from '../../shared/domain/assessment/objection/objection-case.ts';
import { divisionOfUnit, superiorOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';
import { objectionEtag, type ReplyDeps, rightOfReply, speakerFor } from './right-of-reply.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  OUTAGES_TABLE: text,
});
export const uses = {
  assessments: ['run', 'result', 'latestResult', 'inputOf'],
  cases: ['one', 'save'],
  directory: ['formerCodes'],
  outages: ['all'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps, ReplyDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
}

/** Others of the unit that were filed in the same moment: each takes a number. */
const MAX_TRIES = 8;

/** `POST …/units/{unitId}/objections`. Sent twice it is filed once: the second answer has the objection that is there. */
export function createFileObjection(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments, cases, clock } = deps;
  return http(fileObjectionOperation, edge, async ({ params, body, caller }) => {
    const seen = await seenResult(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    const { run, result, territories } = seen;
    if (run.kind === 'what-if') return refused('what-if-publishes-nothing');
    const { runId, unitId, revision, score } = result;
    const now = clock.now();
    const superior = superiorOfUnit(score);
    const division = divisionOfUnit(unitId);
    const [reply, input] = await Promise.all([
      rightOfReply(deps, run, superior, now),
      assessments.inputOf(runId, unitId, revision),
    ]);
    if (!input) throw new Error('a result without what it was made from');
    for (let tried = 0; tried < MAX_TRIES; tried++) {
      const filed = fileObjection(body, {
        ...reply,
        by: speakerFor({ office: division }, territories),
        subject: caller.subject,
        role: caller.role,
        now,
        runId,
        unit: { unitId, division },
        superior,
        revision,
        lines: score.lines,
        measured: input.measured,
        cappedBy: score.cappedBy,
        earlier: await objectionsOfUnit(cases, { runId, unitId }),
      });
      if (filed.kind === 'refused') return filed;
      const { objection } = filed;
      if (filed.kind === 'repeated') return answer(objection, true);
      if ((await cases.save(filedObjection(objection, reply.rule))) === 'saved')
        return answer(objection, false);
    }
    throw new Error(`the number of an objection was taken ${MAX_TRIES} times`);
  });
}

function answer(objection: Objection, repeated: boolean) {
  const headers = {
    etag: objectionEtag(objection),
    location: `/assessments/objections/${objection.objectionId}`,
  };
  return { status: 201, headers, body: { objection, repeated } };
}
