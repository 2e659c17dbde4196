import * as z from 'zod/mini';
import { exportResultOperation } from '../../shared/api/result-export-operations.ts';
import { type NameSources, unitNames } from '../../shared/assessment/unit-names.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { periodWords } from '../../shared/domain/assessment/period-words.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenResult } from './assessment-reading.ts';
import { sheetsAnswer } from './exported-sheets.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  INPUTS_BUCKET: text,
});
export const uses = {
  assessments: ['run', 'scheme', 'result', 'latestResult', 'inputOf'],
  cases: ['one'],
  directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps, NameSources {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly directory: AssessmentReadingDeps['directory'] & NameSources['directory'];
}

/** `GET …/units/{unitId}/export`: what it is, its lines, and the records behind them. */
export function createExportResult(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments } = deps;
  return http(exportResultOperation, edge, async ({ params, query, caller }) => {
    const { runId, unitId } = params;
    const { format, sheet, revision: asked } = query;
    const seen = await seenResult(deps, { runId, unitId, revision: asked }, caller);
    if (seen.kind === 'refused') return seen;
    const { run, result } = seen;
    const { revision, factsUntil, score } = result;
    const [scheme, input, names, { aboutResult }, { lineSheet }, { recordSheet }] = await Promise.all([
      assessments.scheme(runId),
      assessments.inputOf(runId, unitId, revision),
      unitNames([score], run.period, deps),
      import('../../shared/domain/assessment/export/about-sheet.ts'),
      import('../../shared/domain/assessment/export/line-sheet.ts'),
      import('../../shared/domain/assessment/export/record-sheet.ts'),
    ]);
    if (!scheme || !input) throw new Error('a result without what it was made from');
    const one = { result, name: names.get(unitId) ?? unitId };
    const sheets = [aboutResult({ run, scheme }, one), lineSheet(scheme, [one]), recordSheet(one, input)];
    const name = `${one.name}${periodWords(run.period)}考核结果第${revision}版`;
    return await sheetsAnswer(sheets, { format, sheet, name, at: factsUntil });
  });
}
