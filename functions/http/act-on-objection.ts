import * as z from 'zod/mini';
import { actOnObjectionOperation } from '../../shared/api/objection-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { rescoringEnv, rescoringUses } from '../task/scoring-uses.ts';
import type { DecidingDeps } from './decide-on-objection.ts';
import { seenObjection } from './objection-reading.ts';

export const Env = z.object({ ...httpEnv, ...rescoringEnv, MOVEMENTS_TABLE: text });
export const uses = {
  ...rescoringUses,
  cases: ['one', 'save'],
  movements: ['log'],
  notices: ['box', 'get'],
  reported: ['list', 'chain'],
  directory: [...rescoringUses.directory, 'formerCodes'],
} as const satisfies Uses;

/** `POST /assessments/objections/{objectionId}/actions`. Who may not see the objection does not wait for what decides on it. */
export function createActOnObjection(deps: DecidingDeps, edge: HttpEdge): HttpHandler {
  return http(
    actOnObjectionOperation,
    edge,
    async ({ params: { objectionId }, body: action, caller, ifMatch }) => {
      const seen = await seenObjection(deps, objectionId, caller);
      if (seen.kind === 'refused') return seen;
      const { decideOnObjection } = await import('./decide-on-objection.ts');
      return await decideOnObjection(deps, seen, { action, caller, ifMatch });
    },
  );
}
