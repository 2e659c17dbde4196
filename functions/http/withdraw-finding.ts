import * as z from 'zod/mini';
import { handsOfRecord, type HandSources } from '../../shared/assessment/hands-of-record.ts';
import { withdrawFindingOperation } from '../../shared/api/finding-operations.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { findingCase, withdrawFinding } from '../../shared/domain/assessment/finding/finding.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { etagOfCase, isOtherVersion, notReadable } from './case-reading.ts';
import { judgingOffice } from './judging.ts';

export const Env = z.object({
  ...httpEnv,
  CASES_TABLE: text,
  MOVEMENTS_TABLE: text,
  NOTICES_TABLE: text,
  REPORTED_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  cases: ['one', 'save'],
  movements: ['log'],
  notices: ['get'],
  reported: ['chain'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends HandSources {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `POST /divisions/{code}/findings/{finding}/withdraw`: a new version over the one that stood, with the reason. */
export function createWithdrawFinding(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock } = deps;
  return http(withdrawFindingOperation, edge, async ({ params, body, caller, ifMatch }) => {
    const { code, finding: id } = params;
    const now = clock.now();
    const no = await notReadable(code, caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const finding = await cases.one(findingCase, id);
    if (!finding || findingCase.officeOf(finding) !== code)
      return refused('finding-unknown', undefined, { finding: id });
    if (isOtherVersion(ifMatch, finding)) return refused('precondition-failed');
    const enteredBy = await handsOfRecord(finding.record, deps);
    const { subject, role } = caller;
    const by = judgingOffice(code, caller);
    const facts = { by, role, subject, now, enteredBy };
    const decision = withdrawFinding(finding, body.reason, facts);
    if (decision.kind === 'refused') return decision;
    if ((await cases.save(filed(findingCase, decision.finding))) === 'changed-meanwhile')
      return refused('case-changed-meanwhile', undefined, { id });
    const headers = { etag: etagOfCase(decision.finding) };
    return { status: 200, headers, body: { finding: decision.finding } };
  });
}
