import { listOutagesOperation } from '../../shared/api/outage-operations.ts';
import { standingOutages } from '../../shared/domain/outage/outage.ts';
import type { OutageStore } from '../../shared/domain/outage/outage-store.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';

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
