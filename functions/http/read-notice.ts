import * as z from 'zod/mini';
import { readNoticeOperation } from '../../shared/api/notice-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { timeLeft } from '../../shared/domain/deadline/due.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { standingOutages } from '../../shared/domain/outage/outage.ts';
import type { OutageStore } from '../../shared/domain/outage/outage-store.ts';
import { daysBySide, timeLedger } from '../../shared/domain/notice/time-ledger.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { readableNotice } from './notice-reading.ts';
import { maskedPerson, noteRead, type ReadingDeps } from './reading.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  NOTICES_TABLE: text,
  OUTAGES_TABLE: text,
  VAULT_TABLE: text,
  AUDIT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  notices: ['get'],
  outages: ['all'],
  vault: ['get'],
  audit: ['append'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends ReadingDeps {
  readonly notices: NoticesById;
  readonly directory: DirectoryStore;
  readonly outages: Pick<OutageStore, 'all'>;
}

/** `GET /notices/{noticeId}`: the notice, its timeline, the masked person, and whose days it has taken. Has an ETag. */
export function createReadNotice(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readNoticeOperation, edge, async ({ params: { noticeId }, caller, requestId }) => {
    const now = deps.clock.now();
    const read = await readableNotice(deps, noticeId, caller, shanghaiDateOf(now));
    if (read.kind === 'refused') return read;
    const { notice } = read;
    const [person, outages] = await Promise.all([maskedPerson(deps, notice.personId), deps.outages.all()]);
    await noteRead(deps, { personIds: [notice.personId], caller, action: 'read-notice', requestId });
    const left = notice.limit ? timeLeft(notice.limit.at, now) : undefined;
    return {
      status: 200,
      headers: { etag: etagOf(notice) },
      body: {
        notice,
        flag: left?.flag ?? 'none',
        ...(left && { daysLeft: left.days }),
        person,
        days: daysBySide(timeLedger(notice, now, standingOutages(outages))),
      },
    };
  });
}
