import * as z from 'zod/mini';
import { registerVillageOperation } from '../../shared/api/village-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { registerVillage } from '../../shared/domain/village/keep-village.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { mayNotActFor } from './acting-office.ts';
import { divisionRefused } from './division-refusal.ts';
import type { Deps } from './read-division.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['divisionOn', 'village', 'saveVillage'] } as const satisfies Uses;

/** `POST /divisions/{code}/villages`: the township itself registers a village or community. */
export function createRegisterVillage({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(registerVillageOperation, edge, async ({ params: { code: township }, body, caller }) => {
    const today = shanghaiDateOf(clock.now());
    const no = await mayNotActFor(township, '/code', caller, directory, today);
    if (no) return no;
    // A token may name a code that is no township (yet): nothing is registered below it.
    const found = await directory.divisionOn(township, today);
    if (found.kind === 'refused') return divisionRefused(found.refusal, '/code');
    const decision = registerVillage(township, await directory.village(body.code), body);
    if (decision.kind === 'refused') return decision;
    const saved = await directory.saveVillage(decision.village);
    if (saved === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: body.code });
    return { status: 201, body: { village: decision.village } };
  });
}
