import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { checkCase } from '../../shared/domain/assessment/sampling/check-case.ts';
import type { SampleCheck } from '../../shared/domain/assessment/sampling/sample-check.ts';
import { officeOf } from '../../shared/domain/notice/passing-on.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/** A check that stands in one of the lists of a division: it has to check, or looks after the unit that is checked. */
export async function checkOf(
  code: string,
  checkId: string,
  cases: Pick<CaseStore, 'one'>,
): Promise<{ readonly kind: 'check'; readonly check: SampleCheck; readonly checks: boolean } | Refused> {
  const check = await cases.one(checkCase, checkId);
  const checks = check !== undefined && officeOf(check.checker) === code;
  if (!check || (!checks && check.superior !== code))
    return refused('check-unknown', undefined, { check: checkId });
  return { kind: 'check', check, checks };
}
