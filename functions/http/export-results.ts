import * as z from 'zod/mini';
import { exportResultsOperation } from '../../shared/api/result-export-operations.ts';
import { nameOfDivision, type NameSources, unitNames } from '../../shared/assessment/unit-names.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { periodWords } from '../../shared/domain/assessment/period-words.ts';
import type { ResultStore } from '../../shared/domain/assessment/result/result-store.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenRun } from './assessment-reading.ts';
import { sheetsAnswer } from './exported-sheets.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  assessments: ['run', 'scheme', 'resultsOf'],
  cases: ['one'],
  directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps, NameSources {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly directory: AssessmentReadingDeps['directory'] & NameSources['directory'];
}

/** `GET …/units/export?within=`: what it is, what each unit came to, and their lines. */
export function createExportResults(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments, directory } = deps;
  return http(exportResultsOperation, edge, async ({ params: { runId }, query, caller }) => {
    const { within, format, sheet } = query;
    const seen = await seenRun(deps, runId, caller);
    if (seen.kind === 'refused') return seen;
    const { run, territories } = seen;
    if (!territories.some((territory) => lies(within, territory)))
      return refused('division-not-yours', '/within', { division: within });
    if (within.length < 6) return refused('too-many-divisions', '/within', { division: within });
    const [scheme, found, { aboutResults }, { resultSheet }, { lineSheet }] = await Promise.all([
      assessments.scheme(runId),
      allResults(assessments, runId, within),
      import('../../shared/domain/assessment/export/about-sheet.ts'),
      import('../../shared/domain/assessment/export/result-sheet.ts'),
      import('../../shared/domain/assessment/export/line-sheet.ts'),
    ]);
    if (!scheme) return refused('run-unknown', undefined, { run: runId });
    const { period } = run;
    const names = await unitNames(
      found.map(({ score }) => score),
      period,
      deps,
    );
    const own = (await nameOfDivision(within, [period.to, period.from], directory)) ?? within;
    const results = found.map((result) => ({ result, name: names.get(result.unitId) ?? result.unitId }));
    const sheets = [
      aboutResults({ run, scheme }, within, own),
      resultSheet(scheme, results, []),
      lineSheet(scheme, results),
    ];
    const name = `${own}${periodWords(period)}考核结果`;
    return await sheetsAnswer(sheets, { format, sheet, name, at: run.cutOff ?? run.requestedAt });
  });
}

async function allResults(
  assessments: Pick<ResultStore, 'resultsOf'>,
  runId: string,
  within: string,
): Promise<readonly UnitResult[]> {
  const results: UnitResult[] = [];
  let after: string | undefined;
  do {
    const page = await assessments.resultsOf({
      runId,
      county: within.slice(0, 6),
      under: within,
      limit: 200,
      ...(after !== undefined && { after }),
    });
    results.push(...page.results);
    after = page.next;
  } while (after !== undefined);
  return results;
}
