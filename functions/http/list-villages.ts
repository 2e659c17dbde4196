import * as z from 'zod/mini';
import { listVillagesOperation } from '../../shared/api/village-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { coversDay } from '../../shared/domain/calendar/covers-day.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { divisionRefused } from './division-refusal.ts';
import type { Deps } from './read-division.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['divisionOn', 'villagesOf'] } as const satisfies Uses;

/** `GET /divisions/{code}/villages?on=`: those valid on a day (today), each with its whole history. Open to all, as the list is. */
export function createListVillages({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listVillagesOperation, edge, async ({ params: { code }, query }) => {
    const on = query.on ?? shanghaiDateOf(clock.now());
    const township = await directory.divisionOn(code, on);
    if (township.kind === 'refused') return divisionRefused(township.refusal, '/code');
    const all = await directory.villagesOf(code);
    const villages = all.filter((village) => village.periods.some((period) => coversDay(period, on)));
    return { status: 200, body: { villages } };
  });
}
