import * as z from 'zod/mini';
import { readSchemeOperation } from '../../shared/api/scheme-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import type { Deps } from './list-schemes.ts';
import { everyText, schemeView } from './scheme-view.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text });
export const uses = { cases: ['one'] } as const satisfies Uses;

/** `GET /assessments/schemes/{schemeId}/versions/{version}`: the whole text, as it is scored by. */
export function createReadScheme(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readSchemeOperation, edge, async ({ params: { schemeId, version } }) => {
    const known = await everyText(deps);
    const found = known.find(({ scheme }) => scheme.schemeId === schemeId && scheme.version === version);
    if (!found) return refused('scheme-version-unknown', '/version', { scheme: schemeId, version });
    const today = shanghaiDateOf(deps.clock.now());
    return { status: 200, body: { about: schemeView(found, known, today), scheme: found.scheme } };
  });
}
