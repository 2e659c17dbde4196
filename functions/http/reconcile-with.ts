import * as z from 'zod/mini';
import { reconcileWithOperation } from '../../shared/api/reconciliation-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { comparedEnds } from '../../shared/domain/reconciliation/difference.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { maskedPerson, noteRead, type ReadingDeps } from './reading.ts';
import { divisionsAsked } from './scope.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  NOTICES_TABLE: text,
  VAULT_TABLE: text,
  AUDIT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  notices: ['sent'],
  vault: ['get'],
  audit: ['append'],
  directory: ['formerCodes', 'childrenOn'],
} as const satisfies Uses;

export interface Deps extends ReadingDeps {
  readonly notices: NoticeStore;
  readonly directory: DirectoryStore;
}

/**
 * `GET /divisions/{code}/reconciliation?with=…`: of what a division and those below it sent to another one, whatever the two
 * ends differ on, latest first. It reads the sent notices page by page and filters within a page, so a page may be short or
 * empty and still have a next. Only the caller's own letters are read: a code that nobody has answers like one to which
 * nothing was sent.
 */
export function createReconcileWith(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(reconcileWithOperation, edge, async ({ params: { code }, query, caller, requestId }) => {
    const today = shanghaiDateOf(deps.clock.now());
    const asked = await divisionsAsked({ code, below: true }, caller, deps.directory, today);
    if (asked.kind === 'refused') return asked;
    const after = readCursor(query.cursor, 'sort', 'noticeId');
    if (after.kind === 'refused') return after;
    const [{ notices, next }, formerly] = await Promise.all([
      deps.notices.sent({
        divisions: asked.divisions,
        limit: query.limit,
        ...(after.place && { after: after.place }),
      }),
      deps.directory.formerCodes(query.with, today),
    ]);
    const other = { code: query.with, formerly };
    const found = notices.flatMap((notice) => {
      if (!lies(notice.receiver, other) && !lies(notice.holder, other)) return [];
      const compared = comparedEnds(notice);
      return compared && (query.difference ?? compared.difference) === compared.difference
        ? [{ notice, compared }]
        : [];
    });
    const disagreements = await Promise.all(
      found.map(async ({ notice, compared }) => {
        const { name, documentNumber } = await maskedPerson(deps, notice.personId);
        const { noticeId, kind, personId, sender, receiver, holder, createdAt, since } = notice;
        const ends = { sender, receiver, holder, createdAt, since };
        return { noticeId, kind, personId, name, documentNumber, ...ends, ...compared };
      }),
    );
    const personIds = disagreements.map(({ personId }) => personId);
    await noteRead(deps, { personIds, caller, action: 'read-reconciliation', requestId });
    return { status: 200, body: { disagreements, ...(next && { next: writeCursor(next) }) } };
  });
}
