import * as z from 'zod/mini';
import { listFlowsOperation } from '../../shared/api/flow-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { provinceCodeOf } from '../../shared/domain/division/code.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { flowPeriodId } from '../../shared/domain/flow/flow-period.ts';
import { flowHeadCase } from '../../shared/domain/flow/flow-record.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes'>;
  readonly clock: Clock;
}

/** `GET /divisions/{code}/flows?kind=`: what has been counted of the division's province; the totals are the province's, for its own. */
export function createListFlows({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listFlowsOperation, edge, async ({ params: { code }, query, caller }) => {
    const { kind, limit, cursor } = query;
    const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
    if (!territories.some((territory) => lies(code, territory)))
      return refused('division-not-yours', '/code', { division: code });
    const place = readCursor(cursor, 'after');
    if (place.kind === 'refused') return place;
    const province = provinceCodeOf(code);
    const page = await cases.list(flowHeadCase, {
      side: 'office',
      division: province,
      limit,
      ...(kind !== undefined && { under: `${kind}#` }),
      ...(place.place && { after: place.place.after }),
    });
    const periods = page.cases.map(({ period, versions }) => ({
      flowPeriod: flowPeriodId(period),
      period,
      versions: code === province ? versions : versions.map((one) => ({ ...one, total: null })),
    }));
    const next = page.next === undefined ? {} : { next: writeCursor({ after: page.next }) };
    return { status: 200, body: { periods, ...next } };
  });
}
