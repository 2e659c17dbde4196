import * as z from 'zod/mini';
import { listLetterRegisterOperation } from '../../shared/api/paper-operations.ts';
import { numberedLetterCase, registerOrder } from '../../shared/domain/notice/letter-register.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { letterIdOf, letterNumberWords } from '../../shared/domain/notice/paper-letter.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type CaseListDeps, casesOfDivision } from './cases-of-division.ts';

export const Env = z.object({ ...httpEnv, NOTICES_TABLE: text, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  notices: ['getMany'],
  cases: ['list'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends CaseListDeps {
  readonly notices: Pick<NoticeStore, 'getMany'>;
}

/** `GET /divisions/{code}/letter-register?year=`: every number of the year, the last first, with what became of its notice. */
export function createListLetterRegister(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listLetterRegisterOperation, edge, async ({ params: { code }, query, caller }) => {
    const { year, number, limit, cursor } = query;
    const under = registerOrder({
      year: Number(year),
      ...(number !== undefined && { number: Number(number) }),
    });
    const asked = { code, side: 'office', under, limit, cursor } as const;
    const page = await casesOfDivision(deps, numberedLetterCase, asked, caller);
    if (page.kind === 'refused') return page;
    const found = await deps.notices.getMany(page.cases.map(({ noticeId }) => noticeId));
    const byId = new Map(found.map((notice) => [notice.noticeId, notice]));
    const letters = page.cases.flatMap((one) => {
      const notice = byId.get(one.noticeId);
      if (!notice) return [];
      const { kind, holder: to, state, letter } = notice;
      const line = {
        ...one,
        letterId: letterIdOf(one),
        numberWords: letterNumberWords(one),
        kind,
        to,
        state,
      };
      return [letter?.sent ? { ...line, sentOn: letter.sent.on } : line];
    });
    return { status: 200, body: { letters, ...(page.next !== undefined && { next: page.next }) } };
  });
}
