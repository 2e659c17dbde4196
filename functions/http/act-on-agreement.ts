import * as z from 'zod/mini';
import { actOnAgreementOperation } from '../../shared/api/agreement-operations.ts';
import { schemeOn, type SchemeSources } from '../../shared/assessment/scheme-on.ts';
import { agreementCase, filedAgreement } from '../../shared/domain/assessment/agreement/unit-agreement.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { isAmendmentOf } from './draft-agreement.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text });
export const uses = { cases: ['one', 'save'] } as const satisfies Uses;

export interface Deps extends SchemeSources {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly clock: Clock;
}

/** `POST /agreements/{agreementId}/actions`: who is on neither side of it does not learn that it is there. */
export function createActOnAgreement(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, clock } = deps;
  return http(actOnAgreementOperation, edge, async ({ params: { agreementId }, body, caller }) => {
    const agreement = await cases.one(agreementCase, agreementId);
    const { divisions, subject } = caller;
    const isTheirs =
      agreement && [agreement.office, agreement.superior].some((one) => divisions.includes(one));
    if (!isTheirs) return refused('agreement-unknown', undefined, { agreement: agreementId });
    const { schemeId, unitId, from } = agreement;
    const scheme = await schemeOn(deps, schemeId, from);
    if (!scheme) throw new Error('an agreement by a scheme that is not in force');
    const { actOnAgreement } = await import('../../shared/domain/assessment/agreement/act-on-agreement.ts');
    const isAmendment = await isAmendmentOf(deps, scheme, unitId, from);
    const decided = actOnAgreement(agreement, body, {
      scheme,
      isAmendment,
      divisions,
      subject,
      now: clock.now(),
    });
    if (decided.kind === 'refused') return decided;
    if ((await cases.save(filedAgreement(decided.agreement))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: agreementId });
    return { status: 200, body: { agreement: decided.agreement } };
  });
}
