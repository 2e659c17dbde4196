import * as z from 'zod/mini';
import { changeVillageOperation } from '../../shared/api/village-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { changeVillage } from '../../shared/domain/village/keep-village.ts';
import { townshipOf } from '../../shared/domain/village/village.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { mayNotActFor } from './acting-office.ts';
import { divisionRefused } from './division-refusal.ts';
import type { Deps } from './read-division.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['divisionOn', 'village', 'saveVillage'] } as const satisfies Uses;

/** `POST /divisions/{code}/villages/{village}/actions`: another name, or an end in favour of registered villages. */
export function createChangeVillage({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(changeVillageOperation, edge, async ({ params: { code: township, village }, body, caller }) => {
    const today = shanghaiDateOf(clock.now());
    const no = await mayNotActFor(township, '/code', caller, directory, today);
    if (no) return no;
    if (townshipOf(village) !== township)
      return refused('village-outside-township', '/village', { code: village, township });
    const before = await directory.village(village);
    if (!before) return refused('division-unknown', '/village', { code: village, date: body.on });
    const decision = changeVillage(before, body);
    if (decision.kind === 'refused') return decision;
    for (const [i, heir] of (body.action === 'end' ? body.successors : []).entries()) {
      const found = await directory.divisionOn(heir, body.on);
      if (found.kind === 'refused') return divisionRefused(found.refusal, `/successors/${i}`);
    }
    const saved = await directory.saveVillage(decision.village);
    if (saved === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: village });
    return { status: 200, body: { village: decision.village } };
  });
}
