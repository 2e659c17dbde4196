import * as z from 'zod/mini';
import { listReturnsOperation } from '../../shared/api/return-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { casesInTurn } from './cases-in-turn.ts';
import { returnView } from './return-reading.ts';
import { divisionsAsked } from './scope.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/**
 * `GET /divisions/{code}/returns?below=&month=`: the office’s own, or those of the townships directly below; what is not confirmed
 * first, each by month.
 */
export function createListReturns({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listReturnsOperation, edge, async ({ params: { code }, query, caller }) => {
    const { below, month = '', limit, cursor } = query;
    const today = shanghaiDateOf(clock.now());
    const asked = await divisionsAsked({ code, below: false }, caller, directory, today);
    if (asked.kind === 'refused') return asked;
    const stretches = [`open#${month}`, `ended#${month}`].flatMap((under) =>
      asked.divisions.map((division) => ({ division, under })),
    );
    const side = below ? 'superior' : 'office';
    const page = await casesInTurn(cases, returnCase, { side, stretches, limit, cursor });
    if (page.kind === 'refused') return page;
    const { next } = page;
    return {
      status: 200,
      body: { returns: page.cases.map(returnView), ...(next !== undefined && { next }) },
    };
  });
}
