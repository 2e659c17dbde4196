import * as z from 'zod/mini';
import { readLetterheadOperation } from '../../shared/api/paper-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { letterheadCase } from '../../shared/domain/notice/letterhead.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes'>;
  readonly clock: Clock;
}

/** `GET /divisions/{code}/letterhead`. */
export function createReadLetterhead({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(readLetterheadOperation, edge, async ({ params: { code }, caller }) => {
    const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
    if (!territories.some((territory) => lies(code, territory)))
      return refused('division-not-yours', '/code', { division: code });
    const letterhead = await cases.one(letterheadCase, code);
    return letterhead
      ? { status: 200, body: { letterhead } }
      : refused('letterhead-missing', '/code', { division: code });
  });
}
