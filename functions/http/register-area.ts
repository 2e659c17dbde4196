import * as z from 'zod/mini';
import { registerAreaOperation } from '../../shared/api/village-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { registerArea } from '../../shared/domain/village/keep-area.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { mayNotActFor } from './acting-office.ts';
import { notAVillage } from './not-a-village.ts';
import type { Deps } from './read-division.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['divisionOn', 'area', 'saveArea'] } as const satisfies Uses;

/** `POST /divisions/{code}/areas`: the township itself registers a responsibility area over villages of its own. */
export function createRegisterArea({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(registerAreaOperation, edge, async ({ params: { code: township }, body, caller }) => {
    const today = shanghaiDateOf(clock.now());
    const no = await mayNotActFor(township, '/code', caller, directory, today);
    if (no) return no;
    const decision = registerArea(township, await directory.area(township, body.code), body);
    if (decision.kind === 'refused') return decision;
    const missing = await notAVillage(directory, body.villages, body.validFrom);
    if (missing) return missing;
    const saved = await directory.saveArea(decision.area);
    if (saved === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: body.code });
    return { status: 201, body: { area: decision.area } };
  });
}
