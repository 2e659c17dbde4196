import * as z from 'zod/mini';
import {
  checkSettlementRules,
  DEFAULT_SETTLEMENT_RULES,
  type SettlementRule,
} from '../assessment/settlement/settlement-rule.ts';
import { checkReviewRules, DEFAULT_REVIEW_RULES, type ReviewRule } from '../notice/review-rule.ts';
import { checkOutageRules, DEFAULT_OUTAGE_RULES, type OutageRule } from '../outage/outage-rule.ts';
import { checkDeadlineRules, type CheckedRules } from './check-rules.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import { DEFAULT_DEADLINE_RULES } from './default-rules.ts';

/** All the rules about notices and the days of assessments that an installation works by. */
export interface RuleBook {
  readonly deadlines: readonly DeadlineRule[];
  readonly reviews: readonly ReviewRule[];
  readonly outages: readonly OutageRule[];
  readonly settlements: readonly SettlementRule[];
}

export const DEFAULT_RULE_BOOK: RuleBook = {
  deadlines: DEFAULT_DEADLINE_RULES,
  reviews: DEFAULT_REVIEW_RULES,
  outages: DEFAULT_OUTAGE_RULES,
  settlements: DEFAULT_SETTLEMENT_RULES,
};

const List = z.optional(z.array(z.unknown()));
const OwnRules = z.strictObject({ deadlines: List, reviews: List, outages: List, settlements: List });

export type CheckedRuleBook =
  | { readonly kind: 'valid'; readonly book: RuleBook }
  /** Sentences that name the list and the entry at fault. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/**
 * An installation's own rules beside the shipped ones: a jurisdiction's go before the nationwide ones, and a later
 * nationwide one ends the shipped one. With any mistake in them nothing of them is used.
 */
export function ruleBookWith(own: unknown): CheckedRuleBook {
  const parsed = z.safeParse(OwnRules, own);
  if (!parsed.success) {
    return {
      kind: 'invalid',
      problems: [
        'rules are an object of the lists deadlines, reviews, outages and settlements, and of nothing else',
      ],
    };
  }
  const { deadlines = [], reviews = [], outages = [], settlements = [] } = parsed.data;
  const problems: string[] = [];
  const rulesOf = <R>(list: keyof RuleBook, checked: CheckedRules<R>): readonly R[] => {
    if (checked.kind === 'valid') return checked.rules;
    problems.push(...checked.problems.map(({ message }) => `${list}: ${message}`));
    return [];
  };
  // Own ones first, so that the numbers in the messages are theirs.
  const book: RuleBook = {
    deadlines: rulesOf('deadlines', checkDeadlineRules([...deadlines, ...DEFAULT_DEADLINE_RULES])),
    reviews: rulesOf('reviews', checkReviewRules([...reviews, ...DEFAULT_REVIEW_RULES])),
    outages: rulesOf('outages', checkOutageRules([...outages, ...DEFAULT_OUTAGE_RULES])),
    settlements: rulesOf('settlements', checkSettlementRules([...settlements, ...DEFAULT_SETTLEMENT_RULES])),
  };
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', book };
}
