import { sha256 } from '../../shared/assessment/sha256.ts';
import { resultsOfCounty } from '../../shared/assessment/results-of-office.ts';
import type { Consequence } from '../../shared/domain/assessment/kernel/outcomes.ts';
import { type Placing, rankGroups } from '../../shared/domain/assessment/kernel/rank.ts';
import type { UnitScore } from '../../shared/domain/assessment/kernel/result.ts';
import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import { runIdOf } from '../../shared/domain/assessment/run/run.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { schemeInForce } from '../../shared/domain/assessment/scheme/scheme-in-force.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { SHIPPED_SCHEMES } from '../../shared/domain/assessment/scheme/shipped/shipped-schemes.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { settlementIdOf } from '../../shared/domain/assessment/settlement/settlement-record.ts';
import type { Sandbox } from '../sandbox.ts';

/** What a quarter came to for the townships of one county. */
export interface CountyRanking {
  readonly runId: string;
  readonly county: string;
  readonly period: AssessmentPeriod;
  readonly scheme: Scheme;
  /** False while units may still object: the places are those of the provisional results. */
  readonly isLocked: boolean;
  /** Best first; units without a total are left out. */
  readonly placings: readonly Placing[];
  readonly scores: ReadonlyMap<string, UnitScore>;
  readonly consequences: readonly Consequence[];
}

/** The ranking of a county's townships by the target agreement; undefined where that quarter was not assessed. */
export async function countyRanking(
  { stores }: Pick<Sandbox, 'stores'>,
  county: string,
  period: AssessmentPeriod,
): Promise<CountyRanking | undefined> {
  const scheme = schemeInForce(SHIPPED_SCHEMES, AGREEMENT_SCHEME.schemeId, period.from);
  if (!scheme) return undefined;
  const runId = runIdOf({ kind: 'assessment', scheme, period, within: null, by: 'cycle' }, sha256);
  const results = (await resultsOfCounty(stores.assessments, { runId, county })).filter(
    ({ score }) => score.kind === 'township',
  );
  if (results.length === 0) return undefined;
  const scores = new Map(results.map(({ unitId, score }) => [unitId, score]));
  const settlement = await stores.cases.one(settlementCase, settlementIdOf(runId, county));
  const isLocked = settlement !== undefined && settlement.lockedAt !== null;
  return {
    runId,
    county,
    period,
    scheme,
    isLocked,
    placings: isLocked ? settlement.placings : rankGroups([...scores.values()], scheme),
    scores,
    consequences: isLocked ? settlement.consequences : [],
  };
}
