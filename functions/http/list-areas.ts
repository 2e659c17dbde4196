import * as z from 'zod/mini';
import { listAreasOperation } from '../../shared/api/village-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { areaOn } from '../../shared/domain/village/area.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Deps } from './read-division.ts';
import { divisionsAsked } from './scope.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['formerCodes', 'childrenOn', 'areasOf'] } as const satisfies Uses;

/** `GET /divisions/{code}/areas?on=`: the township's own business, so for it and those above it. */
export function createListAreas({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listAreasOperation, edge, async ({ params: { code }, query, caller }) => {
    const today = shanghaiDateOf(clock.now());
    const asked = await divisionsAsked({ code, below: false }, caller, directory, today);
    if (asked.kind === 'refused') return asked;
    const on = query.on ?? today;
    const areas = (await directory.areasOf(code)).filter((area) => areaOn(area, on));
    return { status: 200, body: { areas } };
  });
}
