import * as z from 'zod/mini';
import { type CheckedRules, checkRules } from '../deadline/check-rules.ts';
import { datedRuleShape } from '../deadline/dated-rule.ts';

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/**
 * From how long an outage on a day is so bad that the day is not counted. The platform is one for all, so such a rule
 * holds nationwide; it is dated so that a new one does not count past days again.
 */
export const OutageRule = z
  .strictObject({
    ...datedRuleShape,
    jurisdiction: z.literal(''),
    /** Office hours in Shanghai; what is down at night costs nobody a day. */
    officeFrom: TimeOfDay,
    officeUntil: TimeOfDay,
    /** Minutes of office hours, all outages of the day together. */
    minutes: z.int().check(z.minimum(1), z.maximum(24 * 60)),
  })
  .check(
    z.refine(({ officeFrom, officeUntil }) => officeFrom < officeUntil, {
      path: ['officeUntil'],
      message: 'office hours end before they begin',
    }),
  );
export type OutageRule = z.infer<typeof OutageRule>;

/** Two hours of an office day: a quarter of it. */
export const DEFAULT_OUTAGE_RULES: readonly OutageRule[] = [
  {
    ruleId: 'outage-cn',
    jurisdiction: '',
    effectiveFrom: '1949-10-01',
    officeFrom: '09:00',
    officeUntil: '17:00',
    minutes: 120,
    source: '[ours] 工作时间停机满两小时的工作日不计入期限',
  },
];

/** Outage rules from outside, fit to use or with every problem named. */
export function checkOutageRules(input: readonly unknown[]): CheckedRules<OutageRule> {
  return checkRules(OutageRule, input, () => 'outage', ['outage']);
}
