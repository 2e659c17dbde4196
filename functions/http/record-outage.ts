import * as z from 'zod/mini';
import { recordOutageOperation } from '../../shared/api/outage-operations.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { recordOutage } from '../../shared/domain/outage/outage.ts';
import type { OutageStore } from '../../shared/domain/outage/outage-store.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, OUTAGES_TABLE: text });
export const uses = { outages: ['all', 'append'] } as const satisfies Uses;

export interface Deps {
  readonly outages: OutageStore;
  readonly clock: Clock;
}

/** Two operators at once are rare, five a fault. */
const MAX_TRIES = 5;

/**
 * `POST /operations/outages`: what the next sweep of limits counts by. A repeat answers with the record that is there; of
 * two at once the second is decided again beside the first.
 */
export function createRecordOutage({ outages, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(recordOutageOperation, edge, async ({ body, caller }) => {
    for (let tried = 0; tried < MAX_TRIES; tried++) {
      const facts = { log: await outages.all(), now: clock.now(), recordedBy: caller.subject };
      const decision = recordOutage(body, facts);
      if (decision.kind === 'refused') return decision;
      const isThere = decision.kind === 'repeated' || (await outages.append(decision.record)) === 'appended';
      if (isThere) return { status: 201, body: { outage: decision.record } };
    }
    throw new Error(`outage not recorded after ${MAX_TRIES} tries`);
  });
}
