import * as z from 'zod/mini';
import { redraftBulletinOperation } from '../../shared/api/bulletin-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type ActingDeps, actingOn } from './acting-on-bulletin.ts';
import type { RedraftingDeps } from './redrafting.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  assessments: ['run', 'scheme', 'result'],
  cases: ['one', 'save'],
  directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export type Deps = ActingDeps & RedraftingDeps;

/** `POST /assessments/bulletins/{bulletinId}/redraft`: 重新起草. Drafting is half of the function: a request that is refused need not wait. */
export function createRedraftBulletin(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(redraftBulletinOperation, edge, async ({ params: { bulletinId }, caller, ifMatch }) => {
    const acting = await actingOn(deps, bulletinId, { caller, ifMatch });
    if (acting.kind === 'refused') return acting;
    const { redraft } = await import('./redrafting.ts');
    return await redraft(deps, acting);
  });
}
