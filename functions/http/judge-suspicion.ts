import * as z from 'zod/mini';
import { actingHands } from '../../shared/assessment/hands-of-record.ts';
import { judgeSuspicionOperation } from '../../shared/api/finding-operations.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  type Finding,
  findingCase,
  findingsOfJudgement,
} from '../../shared/domain/assessment/finding/finding.ts';
import { judgeSuspicion } from '../../shared/domain/assessment/suspicion/judge-suspicion.ts';
import { suspicionCase } from '../../shared/domain/assessment/suspicion/suspicion-case.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { notReadable } from './case-reading.ts';
import { judgingOffice } from './judging.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, NOTICES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one', 'save'],
  notices: ['getMany'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly notices: Pick<NoticeStore, 'getMany'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/**
 * `POST /divisions/{code}/suspicions/{suspicion}/actions`, with `If-Match` where the caller wants to be sure. The suspicion and the
 * findings that come of it are one write. What was found of a record before stands as it was found.
 */
export function createJudgeSuspicion(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, notices, directory, clock } = deps;
  return http(judgeSuspicionOperation, edge, async ({ params, body, caller, ifMatch }) => {
    const { code, suspicion: id } = params;
    const now = clock.now();
    const no = await notReadable(code, caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const suspicion = await cases.one(suspicionCase, id);
    if (!suspicion || suspicionCase.superiorOf(suspicion) !== code)
      return refused('suspicion-unknown', undefined, { suspicion: id });
    if (isOtherVersion(ifMatch, suspicion)) return refused('precondition-failed');
    const hands = new Map(
      (await notices.getMany(suspicion.records)).map((notice) => [notice.noticeId, actingHands(notice)]),
    );
    const { subject, role } = caller;
    const decision = judgeSuspicion(suspicion, body, {
      by: judgingOffice(suspicion.office, caller),
      role,
      subject,
      now,
      enteredBy: (record) => hands.get(record) ?? [],
    });
    if (decision.kind === 'refused') return decision;
    const judged = { reason: body.reason, by: subject, at: now, suspicion: id };
    const established = findingsOfJudgement([...decision.errors, ...decision.falsehoods], judged);
    const fresh: Finding[] = [];
    for (const finding of established)
      if (!(await cases.one(findingCase, finding.findingId))) fresh.push(finding);
    const files = [filed(suspicionCase, decision.suspicion), ...fresh.map((one) => filed(findingCase, one))];
    if ((await cases.save(...files)) === 'changed-meanwhile')
      return refused('case-changed-meanwhile', undefined, { id });
    const headers = { etag: etagOf(decision.suspicion) };
    return { status: 200, headers, body: { suspicion: decision.suspicion, findings: fresh } };
  });
}
