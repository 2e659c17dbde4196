import * as z from 'zod/mini';
import { listOutagesOperation } from '../../shared/api/outage-operations.ts';
import { standingOutages } from '../../shared/domain/outage/outage.ts';
import type { OutageStore } from '../../shared/domain/outage/outage-store.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, OUTAGES_TABLE: text });
export const uses = { outages: ['all'] } as const satisfies Uses;

export interface Deps {
  readonly outages: OutageStore;
}

/** `GET /operations/outages`: the whole log in the order of recording, saying which records count. */
export function createListOutages({ outages }: Deps, edge: HttpEdge): HttpHandler {
  return http(listOutagesOperation, edge, async () => {
    const log = await outages.all();
    const standing = new Set(standingOutages(log).map(({ seq }) => seq));
    return {
      status: 200,
      body: { outages: log.map((record) => ({ ...record, standing: standing.has(record.seq) })) },
    };
  });
}
