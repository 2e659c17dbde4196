import * as z from 'zod/mini';
import { draftAgreementOperation } from '../../shared/api/agreement-operations.ts';
import { schemeOn, type SchemeSources } from '../../shared/assessment/scheme-on.ts';
import { earlierQuartersOf } from '../../shared/domain/assessment/agreement/agreement-days.ts';
import {
  agreementCase,
  agreementIdOf,
  filedAgreement,
} from '../../shared/domain/assessment/agreement/unit-agreement.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { sidesOf } from '../../shared/domain/assessment/unit-sides.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

export interface Deps extends SchemeSources {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `POST /divisions/{code}/agreements`: the superior drafts. What comes of it depends on the unit. */
export function createDraftAgreement(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock } = deps;
  return http(draftAgreementOperation, edge, async ({ params: { code }, body, caller }) => {
    const now = clock.now();
    const no = await mayNotActFor(code, '/code', caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const sides = sidesOf(body.unitId);
    const scheme = await schemeOn(deps, body.scheme, body.from);
    if (!scheme) return refused('scheme-unknown', '/scheme', { scheme: body.scheme, date: body.from });
    if (!sides) return refused('unit-not-in-scheme', '/unitId', { unit: body.unitId, scheme: body.scheme });
    const { draftAgreement } = await import('../../shared/domain/assessment/agreement/draft-agreement.ts');
    const isAmendment = await isAmendmentOf(deps, scheme, body.unitId, body.from);
    const { subject } = caller;
    const decided = draftAgreement(body, { scheme, sides, isAmendment, by: code, subject, now });
    if (decided.kind === 'refused') return decided;
    const { agreement } = decided;
    if ((await cases.save(filedAgreement(agreement))) === 'changed-meanwhile')
      return refused('agreement-exists', undefined, { agreement: agreement.agreementId });
    const headers = { location: `/agreements/${agreement.agreementId}` };
    return { status: 201, headers, body: { agreement } };
  });
}

/** True where an agreement of an earlier quarter of the same year is in force. By their ids: no list that lags behind. */
export async function isAmendmentOf(
  { cases }: { readonly cases: Pick<CaseStore, 'one'> },
  scheme: Scheme,
  unitId: string,
  from: string,
): Promise<boolean> {
  for (const earlier of earlierQuartersOf(scheme, from)) {
    const one = await cases.one(agreementCase, agreementIdOf(scheme.schemeId, unitId, earlier));
    if (one?.state === 'in-force') return true;
  }
  return false;
}
