import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { differencesFromLedger } from '../../shared/domain/assessment/monthly-return/act-on-return.ts';
import type { MonthlyReturn } from '../../shared/domain/assessment/monthly-return/monthly-return.ts';
import { returnIdOf } from '../../shared/domain/assessment/monthly-return/prefill-return.ts';
import { returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import { returnSentence } from '../../shared/domain/assessment/monthly-return/return-words.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface ReturnReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** A return that a caller may see: its office and those above it. */
export async function seenReturn(
  { cases, directory, clock }: ReturnReadingDeps,
  { code, month }: { readonly code: string; readonly month: string },
  caller: Caller,
): Promise<{ readonly kind: 'seen'; readonly monthly: MonthlyReturn } | Refused> {
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  if (!mayRead(territories, code)) return refused('division-not-yours', '/code', { division: code });
  const monthly = await cases.one(returnCase, returnIdOf(code, month));
  return monthly ? { kind: 'seen', monthly } : refused('return-unknown', '/month', { month, division: code });
}

export function returnView(monthly: MonthlyReturn) {
  return { ...monthly, ...returnSentence(monthly), differences: differencesFromLedger(monthly) };
}
