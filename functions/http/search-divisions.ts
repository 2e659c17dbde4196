import * as z from 'zod/mini';
import { searchDivisionsOperation } from '../../shared/api/division-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Deps } from './read-division.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['search'] } as const satisfies Uses;

/** `GET /divisions?text=`: by the start of a code, a name or part of one, a path (杭州 西湖) or pinyin initials. */
export function createSearchDivisions({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(searchDivisionsOperation, edge, async ({ query: { text, within, on, limit } }) => {
    const date = on ?? shanghaiDateOf(clock.now());
    const divisions = await directory.search({ text, date, limit, ...(within && { within }) });
    return { status: 200, body: { divisions } };
  });
}
