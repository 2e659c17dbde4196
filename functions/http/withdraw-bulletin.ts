import * as z from 'zod/mini';
import { withdrawBulletinOperation } from '../../shared/api/bulletin-operations.ts';
import { withdrawBulletin } from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type ActingDeps, actingOn, actingUses, keep } from './acting-on-bulletin.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = actingUses satisfies Uses;

/** `POST /assessments/bulletins/{bulletinId}/withdrawal`: 撤回. */
export function createWithdrawBulletin(deps: ActingDeps, edge: HttpEdge): HttpHandler {
  return http(withdrawBulletinOperation, edge, async ({ params, body: { reason }, caller, ifMatch }) => {
    const acting = await actingOn(deps, params.bulletinId, { caller, ifMatch });
    if (acting.kind === 'refused') return acting;
    return await keep(deps.cases, withdrawBulletin(acting.bulletin, reason, acting.facts));
  });
}
