import * as z from 'zod/mini';
import { editBulletinOperation } from '../../shared/api/bulletin-operations.ts';
import { editBulletin } from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type ActingDeps, actingOn, actingUses, keep } from './acting-on-bulletin.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = actingUses satisfies Uses;

/** `POST /assessments/bulletins/{bulletinId}/edits`: 核稿. */
export function createEditBulletin(deps: ActingDeps, edge: HttpEdge): HttpHandler {
  return http(editBulletinOperation, edge, async ({ params: { bulletinId }, body, caller, ifMatch }) => {
    const acting = await actingOn(deps, bulletinId, { caller, ifMatch });
    if (acting.kind === 'refused') return acting;
    return await keep(deps.cases, editBulletin(acting.bulletin, body, acting.facts));
  });
}
