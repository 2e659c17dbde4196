import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { mayNotRevise } from '../../shared/domain/assessment/lock/next-revision.ts';
import type { RevisionCause } from '../../shared/domain/assessment/result/revision-cause.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  settlementIdOf,
  touchedSettlement,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { superiorOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/**
 * Tells the settlement of a result that somebody is about to compute it again: a lock then does not pass the revision by, and after the
 * lock what it changes is carried out. Refused where the results are locked and nothing was established. Null: go on.
 */
export async function announceRevision(
  cases: Pick<CaseStore, 'one' | 'save'>,
  { runId, unitId, score }: UnitResult,
  cause: Exclude<RevisionCause, { readonly kind: 'run' }>,
): Promise<Refused | null> {
  const settlement = await cases.one(settlementCase, settlementIdOf(runId, superiorOfUnit(score)));
  // Nobody has been told it yet.
  if (!settlement) return null;
  const refusal = mayNotRevise({
    unitId,
    isLocked: settlement.lockedAt !== null,
    cause: cause.kind === 'recomputed' ? null : cause,
    enteredBy: [],
  });
  if (refusal) return refusal;
  const saved = await cases.save(filedSettlement(touchedSettlement(settlement, cause.at)));
  return saved === 'saved' ? null : refused('run-changed-meanwhile', undefined, { run: runId });
}
