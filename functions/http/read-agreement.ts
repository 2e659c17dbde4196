import * as z from 'zod/mini';
import { readAgreementOperation } from '../../shared/api/agreement-operations.ts';
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
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes'>;
  readonly clock: Clock;
}

/** `GET /agreements/{agreementId}`: for both sides of it, and whoever stands above them. */
export function createReadAgreement(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readAgreementOperation, edge, async ({ params: { agreementId }, caller }) => {
    const seen = await seenAgreement(deps, agreementId, caller);
    return seen.kind === 'refused' ? seen : { status: 200, body: { agreement: seen.agreement } };
  });
}

/** An agreement that a caller may read. To others it is not there. */
export async function seenAgreement(
  { cases, directory, clock }: Deps,
  agreementId: string,
  caller: Caller,
): Promise<{ readonly kind: 'seen'; readonly agreement: UnitAgreement } | Refused> {
  const agreement = await cases.one(agreementCase, agreementId);
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  return agreement && mayRead(territories, agreement.office, agreement.superior)
    ? { kind: 'seen', agreement }
    : refused('agreement-unknown', undefined, { agreement: agreementId });
}
