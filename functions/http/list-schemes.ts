import * as z from 'zod/mini';
import { listSchemesOperation } from '../../shared/api/scheme-operations.ts';
import type { SchemeSources } from '../../shared/assessment/scheme-on.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { everyText, schemeView } from './scheme-view.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text });
export const uses = { cases: ['one'] } as const satisfies Uses;

export interface Deps extends SchemeSources {
  readonly offered: () => Promise<readonly Scheme[]>;
  readonly clock: Clock;
}

/** `GET /assessments/schemes`: shipped, registered and offered, each version with its days and its document. */
export function createListSchemes(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listSchemesOperation, edge, async () => {
    const today = shanghaiDateOf(deps.clock.now());
    const known = await everyText(deps);
    return { status: 200, body: { schemes: known.map((one) => schemeView(one, known, today)) } };
  });
}
