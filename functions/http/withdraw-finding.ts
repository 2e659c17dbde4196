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
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { notReadable } from './case-reading.ts';
import { findingEnv, findingUses, judgingOffice } from './judging.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const Env = z.object(findingEnv);
export const uses = findingUses;

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
    const headers = { etag: etagOf(decision.finding) };
    return { status: 200, headers, body: { finding: decision.finding } };
  });
}
