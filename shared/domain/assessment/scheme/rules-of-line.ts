import { ruleFor } from '../../deadline/dated-rule.ts';
import type { LocalDate } from '../../calendar/date.ts';
import type { Decimal } from '../exact/decimal.ts';
import type { Indicator, Method } from './indicator.ts';
import type { Override, Scheme } from './scheme.ts';
import { agreementHolds, type TargetAgreement } from './target-agreement.ts';

/** The target and method that hold for one unit's line, and who set the target. */
export interface RulesOfLine {
  readonly target: Decimal;
  readonly method: Method;
  readonly setBy: 'scheme' | 'override' | 'agreement';
}

/**
 * A signed target agreement goes before the county's override, and that before the scheme. What holds on the first day of
 * the period holds for all of it. `ofCounty`: what the unit's county published itself.
 */
export function rulesOfLine(
  scheme: Scheme,
  indicator: Indicator,
  division: string,
  on: LocalDate,
  agreement: TargetAgreement | null,
  ofCounty: readonly Override[] = [],
): RulesOfLine {
  const override = ruleFor(
    [...scheme.overrides, ...ofCounty]
      .filter((entry) => entry.indicator === indicator.id)
      .map((entry) => ({ ...entry, ruleId: '' })),
    division,
    on,
  );
  const signed =
    scheme.agreements && agreement && agreement.schemeId === scheme.schemeId && agreementHolds(agreement, on)
      ? agreement.targets.find((entry) => entry.indicator === indicator.id)
      : undefined;
  return {
    target: signed?.target ?? override?.target ?? indicator.target,
    method: override?.method ?? indicator.method,
    setBy: signed ? 'agreement' : override ? 'override' : 'scheme',
  };
}
