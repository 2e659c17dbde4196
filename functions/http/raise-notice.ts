import * as z from 'zod/mini';
import { raiseNoticeOperation } from '../../shared/api/notice-operations.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { raiseNotice } from '../../shared/domain/notice/raise.ts';
import { type ReviewRule, reviewRequired } from '../../shared/domain/notice/review-rule.ts';
import type { IdentityKeys } from '../../shared/domain/person/identity-keys.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { mayNotActFor } from './acting-office.ts';
import { divisionRefused } from './division-refusal.ts';
import { sidesOf } from './reading.ts';
import { territoriesOf } from './scope.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  NOTICES_TABLE: text,
  MOVEMENTS_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  notices: ['create', 'get'],
  movements: ['log'],
  directory: ['divisionOn', 'formerCodes'],
} as const satisfies Uses;

export interface Deps {
  readonly notices: NoticesById;
  readonly movements: MovementStore;
  readonly directory: DirectoryStore;
  readonly keys: IdentityKeys;
  readonly clock: Clock;
  readonly reviewRules: readonly ReviewRule[];
}

/**
 * `POST /notices`: a verification request, referral or correction about a person with whom the office has to do. The id
 * is computed from caller and Idempotency-Key, so a repeat answers with the notice that is there.
 */
export function createRaiseNotice(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(raiseNoticeOperation, edge, async ({ body, caller, idempotencyKey }) => {
    const now = deps.clock.now();
    const today = shanghaiDateOf(now);
    const office = body.office ?? (caller.divisions.length === 1 ? caller.divisions[0] : undefined);
    if (office === undefined) return refused('office-ambiguous', '/office');
    const no = await mayNotActFor(office, '/office', caller, deps.directory, today);
    if (no) return no;
    const receiver = await deps.directory.divisionOn(body.receiver.slice(0, 9), today);
    if (receiver.kind === 'refused') return divisionRefused(receiver.refusal, '/receiver', body.receiver);
    const log = await deps.movements.log(body.personId);
    const territories = await territoriesOf(caller, deps.directory, today);
    if (!mayRead(territories, ...sidesOf(log))) return refused('person-unknown', '/personId');
    const noticeId = `N-${deps.keys.digest(`${caller.subject}\n${idempotencyKey}`)}`;
    const decision = raiseNotice(body, {
      noticeId,
      office,
      subject: caller.subject,
      now,
      reviewRequired: reviewRequired(body.kind, office, today, deps.reviewRules),
    });
    if (decision.kind === 'refused') return decision;
    const { notice } = decision;
    const created = await deps.notices.create(notice);
    const stored = created === 'created' ? notice : ((await deps.notices.get(noticeId)) ?? notice);
    const isSame =
      stored.receiver === notice.receiver &&
      JSON.stringify(stored.content) === JSON.stringify(notice.content);
    if (!isSame || stored.personId !== notice.personId) return refused('idempotency-key-reused');
    const headers = { location: `/notices/${noticeId}`, etag: etagOf(stored) };
    return { status: 201, headers, body: { notice: stored } };
  });
}
