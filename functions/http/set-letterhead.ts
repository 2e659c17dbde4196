import * as z from 'zod/mini';
import { setLetterheadOperation } from '../../shared/api/paper-operations.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { letterheadCase, withLetterhead } from '../../shared/domain/notice/letterhead.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `PUT /divisions/{code}/letterhead`: whoever sets the same again changes nothing. */
export function createSetLetterhead({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(setLetterheadOperation, edge, async ({ params: { code }, body, caller }) => {
    const no = await mayNotActFor(code, '/code', caller, directory, shanghaiDateOf(clock.now()));
    if (no) return no;
    const decided = withLetterhead(code, await cases.one(letterheadCase, code), body);
    if (decided.kind === 'refused') return decided;
    const { letterhead, isNew } = decided;
    if (isNew && (await cases.save(filed(letterheadCase, letterhead))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code });
    return { status: 200, body: { letterhead } };
  });
}
