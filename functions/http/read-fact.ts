import * as z from 'zod/mini';
import { readFactOperation } from '../../shared/api/fact-operations.ts';
import type { ReportedFactStore } from '../../shared/domain/assessment/fact/reported-fact-store.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { factView } from './fact-view.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({ ...httpEnv, REPORTED_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { reported: ['chain'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly reported: Pick<ReportedFactStore, 'chain'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `GET /facts/{fact}`: what stands behind a number, with who reported it. An unknown and a forbidden one give the same answer. */
export function createReadFact(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readFactOperation, edge, async ({ params, caller }) => {
    const facts = await deps.reported.chain(params.fact.slice(0, 22));
    const last = facts.at(-1);
    const territories = await territoriesOf(caller, deps.directory, shanghaiDateOf(deps.clock.now()));
    if (!last || !mayRead(territories, last.office))
      return refused('fact-unknown', '/fact', { fact: params.fact });
    return { status: 200, body: { facts: facts.map(factView), standing: last.withdrawn === undefined } };
  });
}
