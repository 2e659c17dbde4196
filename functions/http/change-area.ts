import * as z from 'zod/mini';
import { changeAreaOperation } from '../../shared/api/village-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { areaOn } from '../../shared/domain/village/area.ts';
import { changeArea } from '../../shared/domain/village/keep-area.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { mayNotActFor } from './acting-office.ts';
import { notAVillage } from './not-a-village.ts';
import type { Deps } from './read-division.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['divisionOn', 'area', 'saveArea'] } as const satisfies Uses;

/** `POST /divisions/{code}/areas/{area}/actions`: another name or other villages from a day on, or an end. */
export function createChangeArea({ directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(changeAreaOperation, edge, async ({ params: { code: township, area: code }, body, caller }) => {
    const today = shanghaiDateOf(clock.now());
    const no = await mayNotActFor(township, '/code', caller, directory, today);
    if (no) return no;
    const before = await directory.area(township, code);
    if (!before) return refused('area-unknown', '/area', { code, date: body.on, township });
    const decision = changeArea(before, body);
    if (decision.kind === 'refused') return decision;
    if (body.action === 'change') {
      const missing = await notAVillage(directory, body.villages ?? [], body.on);
      if (missing) return missing;
    } else {
      for (const [i, heir] of body.successors.entries()) {
        if (!areaOn(await directory.area(township, heir), body.on))
          return refused('area-unknown', `/successors/${i}`, { code: heir, date: body.on, township });
      }
    }
    const saved = await directory.saveArea(decision.area);
    if (saved === 'changed-meanwhile') return refused('registry-changed-meanwhile', undefined, { code });
    return { status: 200, body: { area: decision.area } };
  });
}
