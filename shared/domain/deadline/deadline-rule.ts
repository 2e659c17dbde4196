import * as z from 'zod/mini';
import type { LocalDate } from '../calendar/date.ts';
import { NoticeKind, UrgencyGround } from '../notice/notice.ts';
import { datedRuleShape, ruleFor } from './dated-rule.ts';
import { DayLimit } from './day-limit.ts';

/**
 * 时限规则: the limits of one kind of notice. `accept` runs from delivery. A null `reply` is a notice that closes on
 * acceptance.
 */
export const DeadlineRule = z.strictObject({
  ...datedRuleShape,
  noticeKind: NoticeKind,
  /** The ground it needs; null: holds without one, and for grounds that have no rule of their own. */
  urgencyGround: z.nullable(UrgencyGround),
  accept: DayLimit,
  reply: z.nullable(DayLimit),
  /**
   * Where the days of the reply begin: with the delivery (自接到核实要求之日起, so that a late acceptance takes its own days
   * and not the sender's), or with the acceptance where a jurisdiction counts so.
   */
  replyFrom: z.prefault(z.enum(['delivery', 'acceptance']), 'delivery'),
  /** Days added to the last day of the reply, with a reason; null: the reply cannot be extended. */
  extension: z.nullable(z.strictObject({ maxTimes: z.literal(1), ...DayLimit.shape })),
  /** Calendar days before the last day on which the holder is reminded (催办). */
  remindBeforeDays: z.int().check(z.minimum(0), z.maximum(60)),
  /** Calendar days after the limit at which the county is told, then each level above it (提级督办). */
  escalateAfterDays: z.array(z.int().check(z.minimum(0), z.maximum(366))).check(z.maxLength(3)),
});
export type DeadlineRule = z.infer<typeof DeadlineRule>;

/** Within how many days of an arrival it has to be recorded. */
export const RecordingRule = z.strictObject({ ...datedRuleShape, record: DayLimit });
export type RecordingRule = z.infer<typeof RecordingRule>;

/**
 * The rule for a notice that arrives at `division` on `on`. A rule for the notice's urgency ground goes before every
 * rule without one, however near that is: a province's slower ordinary limit must not slow an urgent request.
 * Throws where no rule holds: a checked rule set has a national rule for every kind.
 */
export function deadlineRuleFor(
  notice: { readonly kind: NoticeKind; readonly urgencyGround: UrgencyGround | null },
  division: string,
  on: LocalDate,
  rules: readonly DeadlineRule[],
): DeadlineRule {
  const ofKind = rules.filter((rule) => rule.noticeKind === notice.kind);
  const ofGround = (ground: UrgencyGround | null) => ofKind.filter((rule) => rule.urgencyGround === ground);
  const rule =
    (notice.urgencyGround === null ? undefined : ruleFor(ofGround(notice.urgencyGround), division, on)) ??
    ruleFor(ofGround(null), division, on);
  if (!rule) throw new Error(`no deadline rule for ${notice.kind} in ${division} on ${on}`);
  return rule;
}

/** The recording rule of a division on a day; throws where none holds. */
export function recordingRuleFor(
  division: string,
  on: LocalDate,
  rules: readonly RecordingRule[],
): RecordingRule {
  const rule = ruleFor(rules, division, on);
  if (!rule) throw new Error(`no recording rule in ${division} on ${on}`);
  return rule;
}
