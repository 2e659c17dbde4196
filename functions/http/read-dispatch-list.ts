import * as z from 'zod/mini';
import { readDispatchListOperation } from '../../shared/api/return-operations.ts';
import type { DispatchList } from '../../shared/domain/assessment/monthly-return/dispatch-list.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { monthOf } from '../../shared/domain/calendar/period.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import type { DispatchAsked } from './county-dispatch.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({
  ...httpEnv,
  CASES_TABLE: text,
  NOTICES_TABLE: text,
  ASSESSMENTS_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  // Registered schemes are read by their ids.
  cases: ['list', 'one'],
  notices: ['box'],
  assessments: ['resultsOf'],
  directory: ['formerCodes', 'childrenOn'],
} as const satisfies Uses;

export interface Deps {
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  /** `countyDispatch` with its stores: most of the function, which a request that is refused need not wait for. */
  readonly dispatch: (asked: DispatchAsked) => Promise<DispatchList>;
}

/** `GET /divisions/{code}/dispatch-list?month=`: 月调度 of the county’s townships, as things stand now. */
export function createReadDispatchList({ directory, clock, dispatch }: Deps, edge: HttpEdge): HttpHandler {
  return http(readDispatchListOperation, edge, async ({ params: { code }, query, caller }) => {
    const now = clock.now();
    const today = shanghaiDateOf(now);
    if (!mayRead(await territoriesOf(caller, directory, today), code))
      return refused('division-not-yours', '/code', { division: code });
    const month = query.month ?? monthOf(today);
    return { status: 200, body: await dispatch({ county: code, month, now }) };
  });
}
