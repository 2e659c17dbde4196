import { objectionsOfUnit } from '../../shared/assessment/objections-of-unit.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { fileObjection } from '../../shared/domain/assessment/objection/file-objection.ts';
import type { Objection, ObjectionFiling } from '../../shared/domain/assessment/objection/objection.ts';
import { filedObjection } from '../../shared/domain/assessment/objection/objection-case.ts';
import { divisionOfUnit, superiorOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { Refused } from '../../shared/domain/refusal.ts';
import type { SeenResult } from './assessment-reading.ts';
import { type ReplyOf, speakerFor } from './right-of-reply.ts';
import { etagOf } from './version-tag.ts';

export interface TakingDeps {
  readonly assessments: Pick<AssessmentStore, 'inputOf'>;
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly clock: Clock;
  readonly replyOf: ReplyOf;
}

/** Others of the unit that were filed in the same moment: each takes a number. */
const MAX_TRIES = 8;

/** Keeps an objection to a result that the caller sees, under the next number of the unit. */
export async function takeObjection(
  { assessments, cases, clock, replyOf }: TakingDeps,
  { run, result, territories }: SeenResult,
  filing: ObjectionFiling,
  { subject, role }: Caller,
): Promise<ReturnType<typeof answer> | Refused> {
  const { runId, unitId, revision, score } = result;
  const now = clock.now();
  const superior = superiorOfUnit(score);
  const division = divisionOfUnit(unitId);
  const [reply, input] = await Promise.all([
    replyOf(run, superior, now),
    assessments.inputOf(runId, unitId, revision),
  ]);
  if (!input) throw new Error('a result without what it was made from');
  for (let tried = 0; tried < MAX_TRIES; tried++) {
    const filed = fileObjection(filing, {
      ...reply,
      by: speakerFor({ office: division }, territories),
      subject,
      role,
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
}

function answer(objection: Objection, repeated: boolean) {
  const headers = {
    etag: etagOf(objection),
    location: `/assessments/objections/${objection.objectionId}`,
  };
  return { status: 201, headers, body: { objection, repeated } };
}
