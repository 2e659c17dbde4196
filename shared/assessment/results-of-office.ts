import type { ResultStore } from '../domain/assessment/result/result-store.ts';
import type { UnitResult } from '../domain/assessment/result/unit-result.ts';
import type { RunStore } from '../domain/assessment/run/run-store.ts';
import { superiorOfUnit } from '../domain/assessment/superior-office.ts';
import { parentCodeOf } from '../domain/division/code.ts';

const PAGE = 200;

/** The latest results of a county, or of what lies under a code in it. */
export async function resultsOfCounty(
  assessments: Pick<ResultStore, 'resultsOf'>,
  asked: { readonly runId: string; readonly county: string; readonly under?: string },
): Promise<readonly UnitResult[]> {
  const found: UnitResult[] = [];
  let after: string | undefined;
  do {
    const page = await assessments.resultsOf({
      ...asked,
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    found.push(...page.results);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** The latest results of the units that an office assesses, by unit. */
export async function resultsOfOffice(
  assessments: Pick<ResultStore, 'resultsOf' | 'latestResult'> & Pick<RunStore, 'counties'>,
  runId: string,
  superior: string,
): Promise<readonly UnitResult[]> {
  const found =
    superior.length < 6
      ? await resultsOfCounties(assessments, runId, await countiesBelow(assessments, runId, superior))
      : await resultsOfCounty(assessments, { runId, county: superior.slice(0, 6), under: superior });
  return found.filter(({ score }) => superiorOfUnit(score) === superior);
}

/** The counties of a run that a prefecture or province assesses. */
export async function countiesBelow(
  assessments: Pick<RunStore, 'counties'>,
  runId: string,
  superior: string,
): Promise<readonly string[]> {
  const counties = (await assessments.counties(runId)) ?? [];
  return counties.filter((county) => parentCodeOf(county) === superior);
}

async function resultsOfCounties(
  assessments: Pick<ResultStore, 'latestResult'>,
  runId: string,
  counties: readonly string[],
): Promise<readonly UnitResult[]> {
  const found = await Promise.all(counties.map((county) => assessments.latestResult(runId, county)));
  return found.filter((result) => result !== undefined);
}
