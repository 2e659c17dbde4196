import * as z from 'zod/mini';
import { listMovementsOperation } from '../../shared/api/division-operations.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { quarterOf } from '../../shared/domain/calendar/period.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { FactStore } from '../../shared/domain/fact/fact-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { divisionsAsked } from './scope.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, FACTS_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { facts: ['list'], directory: ['formerCodes', 'childrenOn'] } as const satisfies Uses;

export interface Deps {
  readonly facts: FactStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `GET /divisions/{code}/movements?from&to`: what a division and all below it recorded, both days included, in one quarter. */
export function createListMovements(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listMovementsOperation, edge, async ({ params: { code }, query, caller }) => {
    const asked = await divisionsAsked(
      { code, below: true },
      caller,
      deps.directory,
      shanghaiDateOf(deps.clock.now()),
    );
    if (asked.kind === 'refused') return asked;
    const quarter = quarterOf(query.from);
    if (query.to < query.from || quarterOf(query.to) !== quarter) return refused('invalid-request', '/to');
    const after = readCursor(query.cursor, 'recordedAt', 'movement');
    if (after.kind === 'refused') return after;
    const { facts, next } = await deps.facts.list({
      offices: asked.divisions,
      quarter,
      from: startOfDayInShanghai(query.from),
      until: startOfDayInShanghai(addDays(query.to, 1)),
      limit: query.limit,
      ...(after.place && { after: after.place }),
    });
    return { status: 200, body: { movements: facts, ...(next && { next: writeCursor(next) }) } };
  });
}
