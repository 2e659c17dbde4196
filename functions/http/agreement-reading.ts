import {
  agreementCase,
  type UnitAgreement,
} from '../../shared/domain/assessment/agreement/unit-agreement.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface AgreementReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes'>;
  readonly clock: Clock;
}

/** An agreement that a caller may read: both sides of it, and whoever stands above them. An unknown and a forbidden one look the same. */
export async function seenAgreement(
  { cases, directory, clock }: AgreementReadingDeps,
  agreementId: string,
  caller: Caller,
): Promise<{ readonly kind: 'seen'; readonly agreement: UnitAgreement } | Refused> {
  const agreement = await cases.one(agreementCase, agreementId);
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  return agreement && mayRead(territories, agreement.office, agreement.superior)
    ? { kind: 'seen', agreement }
    : refused('agreement-unknown', undefined, { agreement: agreementId });
}
