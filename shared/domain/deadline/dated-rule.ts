import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';

/** What every rule that is data says of itself: where it holds, when, and where it was read. */
export const datedRuleShape = {
  ruleId: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{2,79}$/)),
  /** Prefix of the division codes it holds for: '' nationwide, else a province (2), prefecture (4) or county (6 digits). */
  jurisdiction: z.string().check(z.regex(/^([1-9]\d(\d{2}(\d{2})?)?)?$/)),
  /** First day. */
  effectiveFrom: LocalDate,
  /** First day on which it no longer holds; absent: until a later rule of the same kind and place. */
  effectiveTo: z.optional(LocalDate),
  /** Title and article of the rule, or that it is our proposal. */
  source: z.string().check(z.minLength(1), z.maxLength(200)),
};

/** The part of a rule that decides between rules. */
export interface DatedRule {
  readonly ruleId: string;
  readonly jurisdiction: string;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo?: LocalDate | undefined;
}

/** True where the rule holds in that division on that day, were there no other rule. */
export function holdsIn(rule: DatedRule, division: string, on: LocalDate): boolean {
  return (
    division.startsWith(rule.jurisdiction) &&
    rule.effectiveFrom <= on &&
    (rule.effectiveTo === undefined || on < rule.effectiveTo)
  );
}

/** The rule that holds: of the nearest jurisdiction, and there the one that began last; undefined where none holds. */
export function ruleFor<R extends DatedRule>(
  rules: readonly R[],
  division: string,
  on: LocalDate,
): R | undefined {
  let best: R | undefined;
  for (const rule of rules) {
    if (holdsIn(rule, division, on) && !(best && !isNearer(rule, best))) best = rule;
  }
  return best;
}

function isNearer(rule: DatedRule, than: DatedRule): boolean {
  return rule.jurisdiction.length === than.jurisdiction.length
    ? rule.effectiveFrom > than.effectiveFrom
    : rule.jurisdiction.length > than.jurisdiction.length;
}
