import {
  agreementCase,
  agreementOn,
  type UnitAgreement,
} from '../../shared/domain/assessment/agreement/unit-agreement.ts';
import type { CaseKind } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { ScoreInput } from '../../shared/domain/assessment/kernel/score-input.ts';
import { overridesCase, overridesOn } from '../../shared/domain/assessment/overrides/county-overrides.ts';
import type { AssessedUnit } from '../../shared/domain/assessment/unit.ts';
import type { ScoringBasis } from './scoring.ts';

const PAGE = 200;
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
    scheme.agreements ? all<UnitAgreement>(cases, agreementCase, part, under) : [],
    all(cases, overridesCase, county, under),
  ]);
  const overrides = overridesOn(documents, scheme, period.from);
  return ({ unitId, kind }) => ({
    agreement: agreementOn(agreements, unitId, period.from),
    // A county sets targets for what it assesses, not for itself.
    ...(overrides.length > 0 && kind !== 'county' && { overrides }),
  });
}

async function all<Case extends { readonly version: number }>(
  cases: Pick<CaseStore, 'list'>,
  kind: CaseKind<Case>,
  division: string,
  under: string,
): Promise<readonly Case[]> {
  const found: Case[] = [];
  let after: string | undefined;
  do {
    const asked = {
      side: 'office',
      division,
      under,
      limit: PAGE,
      ...(after !== undefined && { after }),
    } as const;
    const page = await cases.list(kind, asked);
    found.push(...page.cases);
    after = page.next;
  } while (after !== undefined);
  return found;
}
