import { childrenOn, divisionOn } from '../../shared/domain/division/directory.ts';
import type { Sandbox } from '../sandbox.ts';
import { maskedNames } from './masked-names.ts';
import type { DemoPlan } from './plan.ts';
import { countyRanking } from './ranking.ts';
import { rankingText } from './ranking-text.ts';
import { DEMO_MARK } from './summary.ts';

/** What the assessments of the demo came to: one county's ranking, and where all of it is. Undefined where none was ranked. */
export async function assessmentsTold(
  sandbox: Sandbox,
  { assessed, quarters }: Pick<DemoPlan, 'assessed' | 'quarters'>,
): Promise<string | undefined> {
  const last = quarters.at(-1);
  if (assessed === undefined || !last) return undefined;
  const ranking = await countyRanking(sandbox, assessed, last);
  if (!ranking || ranking.placings.length === 0) return undefined;
  const earlier = quarters.at(-2);
  const before = earlier && (await countyRanking(sandbox, assessed, earlier));
  const townships = childrenOn(sandbox.directory, assessed, last.to).map(({ code }) => code);
  const names = maskedNames(townships, (code) => {
    const found = divisionOn(sandbox.directory, code, last.to);
    return found.kind === 'found' ? found.division.name : code;
  });
  const { runs, results, lines } = counted(sandbox);
  return `${rankingText(ranking, before, names)}
  共 ${runs} 次考核、${results} 份结果、${lines} 项得分 ${runs} assessments, ${results} results with ${lines} scored lines
  全部结果 the whole result: GET /assessments/runs/${ranking.runId}/units?within=${assessed}
    npm run -s yipan -- list-results ${ranking.runId} --within ${assessed} --division ${assessed}
  ${DEMO_MARK}`;
}

function counted({ engine }: Sandbox) {
  const row = engine.db
    .prepare(
      `SELECT (SELECT count(*) FROM assessment_runs) AS runs, count(*) AS results,
        coalesce(sum(json_array_length(doc, '$.score.lines')), 0) AS lines FROM assessment_results`,
    )
    .get();
  const number = (name: string): number => Number(row?.[name] ?? 0);
  return { runs: number('runs'), results: number('results'), lines: number('lines') };
}
