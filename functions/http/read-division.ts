import * as z from 'zod/mini';
import { readDivisionOperation } from '../../shared/api/division-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { divisionRefused } from './division-refusal.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = {
  directory: ['divisionOn', 'successorsOf', 'ancestorsOn', 'childrenOn', 'hasJoined'],
} as const satisfies Uses;

export interface Deps {
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/**
 * `GET /divisions/{code}?on=`: the division of a code on a day (today). With `from`, a code written down on that day is
 * followed to its one successor, and the way is shown.
 */
export function createReadDivision({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(readDivisionOperation, edge, async ({ params, query }) => {
    const on = query.on ?? shanghaiDateOf(clock.now());
    const succession = query.from ? await directory.successorsOf(params.code, query.from, on) : undefined;
    const code = succession && 'division' in succession ? succession.division.code : params.code;
    const found = await directory.divisionOn(code, on);
    if (found.kind === 'refused') return divisionRefused(found.refusal, '/code');
    const [above, below, joined] = await Promise.all([
      directory.ancestorsOn(code, on),
      directory.childrenOn(code, on),
      directory.hasJoined(code, on),
    ]);
    const trace = succession?.trace ?? [];
    return { status: 200, body: { division: found.division, above, below, joined, trace } };
  });
}
