import * as z from 'zod/mini';
import { type CheckedRules, checkRules } from '../../deadline/check-rules.ts';
import { datedRuleShape, ruleFor } from '../../deadline/dated-rule.ts';
import { DayLimit } from '../../deadline/day-limit.ts';
import { type RulePart } from '../../deadline/due.ts';

/** 考核时限规则: the days of what follows a provisional result, in a jurisdiction from a day on. */
export const SettlementRule = z.strictObject({
  ...datedRuleShape,
  /** From the provisional result to the last day for an objection. */
  objection: DayLimit,
  /** From an objection, or from the evidence asked for, to the ruling. */
  ruling: DayLimit,
  /** From a request for evidence to the last day for it. */
  evidence: DayLimit,
  rectification: DayLimit,
  /** Days by which a rectification can be extended, once; null: not at all. */
  extension: z.nullable(DayLimit),
  /** Calendar days before a last day on which the office is reminded. */
  remindBeforeDays: z.int().check(z.minimum(0), z.maximum(60)),
  /** Calendar days after a last day at which the county is told, then each level above it. */
  escalateAfterDays: z.array(z.int().check(z.minimum(0), z.maximum(366))).check(z.maxLength(3)),
  /** A unit whose rectification is past its day when the next period ends is not commended in it. */
  overdueBarsCommendation: z.boolean(),
  /** 月报表: day of the following month by which the return of a month is filed. */
  returnDay: z.int().check(z.minimum(1), z.maximum(28)),
  /** Where that day is no working day, the next one is the last. */
  returnRolls: z.boolean(),
});
export type SettlementRule = z.infer<typeof SettlementRule>;

const OURS = '[ours] 考核实践的默认值，按本地规定调整';
const working = (days: number): DayLimit => ({ days, unit: 'working', rollToWorkingDay: true });
const calendarDays = (days: number): DayLimit => ({ days, unit: 'calendar', rollToWorkingDay: true });

/** Windows of 5, 5 and 30 days are ours; the 1st for the month before is practice's day of the return. */
export const DEFAULT_SETTLEMENT_RULES: readonly SettlementRule[] = [
  {
    ruleId: 'settlement-national',
    jurisdiction: '',
    effectiveFrom: '2020-01-01',
    source: OURS,
    objection: working(5),
    ruling: working(5),
    evidence: working(3),
    rectification: calendarDays(30),
    extension: calendarDays(15),
    remindBeforeDays: 3,
    escalateAfterDays: [1, 8],
    overdueBarsCommendation: true,
    returnDay: 1,
    returnRolls: true,
  },
];

/** Settlement rules from outside, fit to use or with every problem named. */
export function checkSettlementRules(input: readonly unknown[]): CheckedRules<SettlementRule> {
  return checkRules(SettlementRule, input, () => 'settlement', ['settlement']);
}

/** The rule of a division on a day; throws where none holds, which a checked rule set does not let happen. */
export function settlementRuleFor(
  division: string,
  on: string,
  rules: readonly SettlementRule[],
): SettlementRule {
  const rule = ruleFor(rules, division, on);
  if (!rule) throw new Error(`no settlement rule in ${division} on ${on}`);
  return rule;
}

/** One limit of a rule. */
export function settlementPart(
  rule: SettlementRule,
  part: 'objection' | 'ruling' | 'evidence' | 'rectification',
): RulePart {
  return { ruleId: rule.ruleId, ...rule[part] };
}
