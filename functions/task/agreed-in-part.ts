import { everyCase } from '../../shared/assessment/every-case.ts';
import { agreementCase, agreementOn } from '../../shared/domain/assessment/agreement/unit-agreement.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { ScoreInput } from '../../shared/domain/assessment/kernel/score-input.ts';
import { overridesCase, overridesOn } from '../../shared/domain/assessment/overrides/county-overrides.ts';
import type { AssessedUnit } from '../../shared/domain/assessment/unit.ts';
import type { ScoringBasis } from './scoring.ts';

const COUNTY_DIGITS = 6;

/**
 * What was agreed with the units of a part, and what their county set, for the first day of the period: one query for each.
 * The division of a part answers for all its units, so their agreements stand in its list.
 */
export async function agreedInPart(
  cases: Pick<CaseStore, 'list'>,
  part: string,
  { scheme, period }: ScoringBasis,
): Promise<(unit: AssessedUnit) => Pick<ScoreInput, 'agreement' | 'overrides'>> {
  const under = `${scheme.schemeId}#`;
  const county = part.slice(0, COUNTY_DIGITS);
  const [agreements, documents] = await Promise.all([
    scheme.agreements ? everyCase(cases, agreementCase, { side: 'office', division: part, under }) : [],
    everyCase(cases, overridesCase, { side: 'office', division: county, under }),
  ]);
  const overrides = overridesOn(documents, scheme, period.from);
  return ({ unitId, kind }) => ({
    agreement: agreementOn(agreements, unitId, period.from),
    // A county sets targets for what it assesses, not for itself.
    ...(overrides.length > 0 && kind !== 'county' && { overrides }),
  });
}
