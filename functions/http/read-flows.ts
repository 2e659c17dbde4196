import * as z from 'zod/mini';
import { readFlowsOperation } from '../../shared/api/flow-operations.ts';
import { sumCells, type SummedCells } from '../../shared/domain/flow/sum-cells.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { flowNames, type FlowReadingDeps, seenFlows } from './flow-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one', 'list'],
  directory: ['formerCodes', 'divisionOn'],
} as const satisfies Uses;

export type Deps = FlowReadingDeps;

/** `GET /divisions/{code}/flows/{flowPeriod}?level=&version=&top=`: the largest cells, and what the told ones sum up to. */
export function createReadFlows(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readFlowsOperation, edge, async ({ params, query, caller }) => {
    const { top, level, version } = query;
    const seen = await seenFlows(deps, { ...params, level, version }, caller);
    if (seen.kind === 'refused') return seen;
    const { head, cells } = seen;
    const nameOf = flowNames(deps.directory, head.period.to);
    const named = async (code: string) => ({ code, name: await nameOf(code) });
    const summed = async (sums: readonly SummedCells[]) =>
      await Promise.all(sums.slice(0, top).map(async (one) => ({ ...one, name: await nameOf(one.code) })));
    return {
      status: 200,
      body: {
        ...params,
        period: head.period,
        level: seen.level,
        version: seen.version.version,
        countedUntil: seen.version.countedUntil,
        smallest: head.smallest,
        total: params.code === head.province ? seen.version.total : null,
        told: cells.reduce((sum, { count }) => sum + count, 0),
        cellsTold: cells.length,
        cells: await Promise.all(
          cells.slice(0, top).map(async ({ origin, destination, count }) => ({
            origin: await named(origin),
            destination: await named(destination),
            count,
          })),
        ),
        origins: await summed(sumCells(cells, 'origin')),
        destinations: await summed(sumCells(cells, 'destination')),
      },
    };
  });
}
