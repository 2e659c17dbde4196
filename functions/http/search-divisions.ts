import { searchDivisionsOperation } from '../../shared/api/division-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Deps } from './read-division.ts';

/** `GET /divisions?text=`: by the start of a code, a name or part of one, a path (杭州 西湖) or pinyin initials. */
export function createSearchDivisions({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(searchDivisionsOperation, edge, async ({ query: { text, within, on, limit } }) => {
    const date = on ?? shanghaiDateOf(clock.now());
    const divisions = await directory.search({ text, date, limit, ...(within && { within }) });
    return { status: 200, body: { divisions } };
  });
}
