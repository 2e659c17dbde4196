import * as z from 'zod/mini';
import { actOnObjectionOperation } from '../../shared/api/objection-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { rescoringUses, scoringEnv } from '../task/scoring-uses.ts';
import type { DecideOnObjection } from './decide-on-objection.ts';
import { seenObjection } from './objection-reading.ts';

export const Env = z.object({ ...httpEnv, ...scoringEnv, MOVEMENTS_TABLE: text });
export const uses = {
  ...rescoringUses,
  cases: [...rescoringUses.cases, 'save'],
  movements: ['log'],
  notices: ['box', 'get'],
  reported: ['list', 'chain'],
  directory: [...rescoringUses.directory, 'formerCodes'],
} as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  /** `decideOnObjection` with its deps: most of the function, for which nobody waits who may not see the objection. */
  readonly decide: DecideOnObjection;
}

/** `POST /assessments/objections/{objectionId}/actions`, with `If-Match` where the caller wants to be sure of what it saw. */
export function createActOnObjection(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(
    actOnObjectionOperation,
    edge,
    async ({ params: { objectionId }, body: action, caller, ifMatch }) => {
      const seen = await seenObjection(deps, objectionId, caller);
      if (seen.kind === 'refused') return seen;
      return await deps.decide(seen, { action, caller, ifMatch });
    },
  );
}
