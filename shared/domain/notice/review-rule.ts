import * as z from 'zod/mini';
import type { LocalDate } from '../calendar/date.ts';
import { type CheckedRules, checkRules } from '../deadline/check-rules.ts';
import { datedRuleShape, holdsIn } from '../deadline/dated-rule.ts';
import { NoticeKind } from './notice.ts';

/**
 * 审核规则: the kinds of notice that a reviewer of the sending office must approve before they go, in a jurisdiction from a
 * day until another. Movement notices cannot be named: the platform derives them from a record that is made already, and
 * the other side's right to be told does not wait for a signature.
 */
export const ReviewRule = z.strictObject({
  ...datedRuleShape,
  noticeKinds: z
    .array(z.enum(NoticeKind.options.filter((kind) => kind !== 'movement-notice')))
    .check(z.minLength(1), z.maxLength(NoticeKind.options.length - 1)),
});
export type ReviewRule = z.infer<typeof ReviewRule>;

/** Nowhere: practice knows 审核 as a local habit, and a clerk may always ask for it. */
export const DEFAULT_REVIEW_RULES: readonly ReviewRule[] = [];

/**
 * Review rules from outside, fit to use or with every problem named. They add up (a county cannot lift what its province
 * demands), so several may hold at once and none is needed.
 */
export function checkReviewRules(input: readonly unknown[]): CheckedRules<ReviewRule> {
  return checkRules(ReviewRule, input, ({ ruleId }) => ruleId, []);
}

/** Whether a notice that an office raises on that day must be reviewed. */
export function reviewRequired(
  kind: NoticeKind,
  office: string,
  on: LocalDate,
  rules: readonly ReviewRule[],
): boolean {
  return rules.some(
    (rule) => (rule.noticeKinds as readonly NoticeKind[]).includes(kind) && holdsIn(rule, office, on),
  );
}
