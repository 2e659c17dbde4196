import * as z from 'zod/mini';
import { Decimal } from '../exact/decimal.ts';
import { FalsehoodKind } from '../fact/finding.ts';
import { PeriodKind } from '../period.ts';
import { named } from './indicator.ts';

/** Always of the unit; never money or posts of persons. 先进/表扬, 约谈, 帮扶, 重点帮扶, 重点管理. */
export const Effect = z.enum(['commendation', 'talk', 'support', 'key-support', 'key-management']);
export type Effect = z.infer<typeof Effect>;

/** 等次: from `from` up to, not with, `below`; the highest has no `below`. */
export const Band = z.strictObject({
  ...named,
  from: Decimal,
  below: z.optional(Decimal),
  effect: z.optional(Effect),
});
export type Band = z.infer<typeof Band>;

/** `first`: the first n of the peer group; `last`: the last n. */
export const RankCondition = z.strictObject({
  end: z.enum(['first', 'last']),
  n: z.int().check(z.minimum(1), z.maximum(100)),
  /** Units that tie across the border of the n: all of them are in, or none. */
  atBorder: z.enum(['all', 'none']),
  /** In a smaller group the condition holds for nobody. */
  smallestGroup: z.prefault(z.int().check(z.minimum(1), z.maximum(1000)), 1),
});
export type RankCondition = z.infer<typeof RankCondition>;

/** What follows from a threshold, a rank, or both joined: 85 分以上且前三名. */
export const Outcome = z.strictObject({
  ...named,
  effect: Effect,
  at: z.array(PeriodKind).check(z.minLength(1)),
  /** Absent: in every peer group. */
  peerGroup: z.optional(z.string()),
  from: z.optional(Decimal),
  below: z.optional(Decimal),
  rank: z.optional(RankCondition),
  /** Units whose grade was capped for proven falsehood are left out. */
  leavesOutCapped: z.prefault(z.boolean(), false),
  /** Yuan to the unit for its work, where a place has such an award. */
  unitAward: z.optional(z.int().check(z.minimum(1), z.maximum(10_000_000))),
});
export type Outcome = z.infer<typeof Outcome>;

/** 连续排位: among the last n in so many quarters running. A quarter without a rank breaks it. */
export const Streak = z.strictObject({
  ...named,
  effect: Effect,
  last: z.int().check(z.minimum(1), z.maximum(100)),
  quarters: z.int().check(z.minimum(2), z.maximum(12)),
  smallestGroup: z.prefault(z.int().check(z.minimum(1), z.maximum(1000)), 1),
});
export type Streak = z.infer<typeof Streak>;

/** Proven falsehood: no grade above `highest`, from `findings` of the kind on. A mistake has no cap. */
export const GradeCap = z.strictObject({
  kind: FalsehoodKind,
  findings: z.int().check(z.minimum(1), z.maximum(100)),
  highest: z.string(),
});
export type GradeCap = z.infer<typeof GradeCap>;
