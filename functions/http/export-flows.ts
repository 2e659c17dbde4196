import * as z from 'zod/mini';
import { exportFlowsOperation } from '../../shared/api/flow-operations.ts';
import { periodWords } from '../../shared/domain/assessment/period-words.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { sheetsAnswer } from './exported-sheets.ts';
import { flowNames, type FlowReadingDeps, seenFlows } from './flow-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one', 'list'],
  directory: ['formerCodes', 'divisionOn'],
} as const satisfies Uses;

export type Deps = FlowReadingDeps;

/** `GET /divisions/{code}/flows/{flowPeriod}/export`: every told cell, as a list and as a table. */
export function createExportFlows(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(exportFlowsOperation, edge, async ({ params, query, caller }) => {
    const { format, sheet, level, version } = query;
    const seen = await seenFlows(deps, { ...params, level, version }, caller);
    if (seen.kind === 'refused') return seen;
    const { flowSheets } = await import('../../shared/domain/flow/flow-sheets.ts');
    const { head, cells } = seen;
    const nameOf = flowNames(deps.directory, head.period.to);
    const names = new Map<string, string>();
    for (const code of new Set(cells.flatMap(({ origin, destination }) => [origin, destination])))
      names.set(code, await nameOf(code));
    const area = { code: params.code, name: await nameOf(params.code) };
    const sheets = flowSheets({ ...seen, area, names });
    const name = `${area.name}${periodWords(head.period)}流向统计`;
    return await sheetsAnswer(sheets, { format, sheet, name, at: seen.version.countedUntil });
  });
}
