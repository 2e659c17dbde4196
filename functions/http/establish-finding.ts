import * as z from 'zod/mini';
import { handsOfRecord, type HandSources } from '../../shared/assessment/hands-of-record.ts';
import { recordInHand, type RecordSources } from '../../shared/assessment/record-in-hand.ts';
import { establishFindingOperation } from '../../shared/api/finding-operations.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { concerns, establishFinding, findingCase } from '../../shared/domain/assessment/finding/finding.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { notReadable } from './case-reading.ts';
import { findingEnv, findingUses, judgingOffice } from './judging.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object(findingEnv);
export const uses = findingUses;

export interface Deps extends RecordSources, HandSources {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `POST /divisions/{code}/findings`: one finding of a kind for a record, whose name says so: a second one finds it there. */
export function createEstablishFinding(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock } = deps;
  return http(establishFindingOperation, edge, async ({ params: { code }, body, caller }) => {
    const now = clock.now();
    const no = await notReadable(code, caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const { record, kind } = body;
    const inHand = await recordInHand(record, deps);
    if (!inHand) return refused('record-unknown', '/record', { record });
    if (!concerns(inHand, code, kind))
      return refused('record-not-theirs', '/record', { record, office: code });
    const { subject, role } = caller;
    const by = judgingOffice(code, caller);
    const enteredBy = await handsOfRecord(record, deps);
    const decision = establishFinding(code, body, { by, role, subject, now, enteredBy });
    if (decision.kind === 'refused') return decision;
    const { finding } = decision;
    if ((await cases.save(filed(findingCase, finding))) === 'changed-meanwhile')
      return refused('finding-exists', '/record', { finding: finding.findingId });
    return { status: 201, headers: { etag: etagOf(finding) }, body: { finding } };
  });
}
