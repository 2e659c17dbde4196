import * as z from 'zod/mini';
import { listObjectionsOfDivisionOperation } from '../../shared/api/objection-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { objectionCase } from '../../shared/domain/assessment/objection/objection-case.ts';
import { isOpen } from '../../shared/domain/assessment/objection/objection-transitions.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
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
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `GET /divisions/{code}/objections?side=`: by run and unit. What a division answers for, or what it rules on. */
export function createListObjectionsOfDivision(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(
    listObjectionsOfDivisionOperation,
    edge,
    async ({ params: { code: division }, query, caller }) => {
      const { side, run, open, limit } = query;
      const territories = await territoriesOf(caller, deps.directory, shanghaiDateOf(deps.clock.now()));
      if (!mayRead(territories, division)) return refused('division-not-yours', '/code', { division });
      const after = readCursor(query.cursor, 'case');
      if (after.kind === 'refused') return after;
      const page = await deps.cases.list(objectionCase, {
        side,
        division,
        ...(run !== undefined && { under: `${run}#` }),
        limit,
        ...(after.place && { after: after.place.case }),
      });
      const objections = open ? page.cases.filter(isOpen) : page.cases;
      const next = page.next === undefined ? {} : { next: writeCursor({ case: page.next }) };
      return { status: 200, body: { objections, ...next } };
    },
  );
}
