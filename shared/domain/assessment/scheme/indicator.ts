import * as z from 'zod/mini';
import { Decimal } from '../exact/decimal.ts';

const Id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/));
const Title = z.string().check(z.minLength(1), z.maxLength(40));
const Title80 = z.string().check(z.minLength(1), z.maxLength(80));

/** What every named line of a scheme has. */
export const named = { id: Id, zh: Title, en: Title80 };

/**
 * How a measured number becomes points. `per-point`: points lost for each percentage point on the wrong side of the target,
 * parts of one in proportion. `proportional`: points times the part of the target that was reached. `per-case`: points lost
 * for each case above the target.
 */
export const Method = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('per-point'), perPoint: Decimal }),
  z.strictObject({ kind: z.literal('proportional') }),
  z.strictObject({ kind: z.literal('per-case'), perCase: Decimal }),
]);
export type Method = z.infer<typeof Method>;

/** 逐例扣分, beside what the method gives: so many points for each case, at most `atMost`. */
export const CaseDeduction = z.strictObject({
  measure: z.string(),
  perCase: Decimal,
  atMost: z.optional(Decimal),
});
export type CaseDeduction = z.infer<typeof CaseDeduction>;

/** Percent of the points for the level reached and for the progress made; together 100. */
const LevelAndProgress = z.strictObject({ level: Decimal, progress: Decimal });

/** 考核指标: one scored line. A measure is named by text here, so that an unknown one gets a sentence and not a type error. */
export const Indicator = z.strictObject({
  ...named,
  measure: z.string(),
  points: Decimal,
  /** Percent for a ratio, an amount for a count, the cases that cost nothing for cases. */
  target: Decimal,
  /** How far a county's own target may go; absent: as far as the measure does. */
  countyTarget: z.optional(z.strictObject({ least: Decimal, most: Decimal })),
  method: Method,
  /** Fewest points that remain, whatever was missed. */
  floor: z.prefault(Decimal, '0'),
  /** Most points that the method may take; absent: all. */
  mostLost: z.optional(Decimal),
  cases: z.prefault(z.array(CaseDeduction).check(z.maxLength(5)), []),
  /** A ratio of fewer records than this says nothing: the line is then not applicable. */
  minimumN: z.prefault(z.int().check(z.minimum(1), z.maximum(10_000)), 1),
  /** Units above their peers' average earn mostly by level, those below mostly by progress (7:3 and 3:7 in practice). */
  levelAndProgress: z.optional(
    z.strictObject({ aboveAverage: LevelAndProgress, belowAverage: LevelAndProgress }),
  ),
});
export type Indicator = z.infer<typeof Indicator>;

export const Category = z.strictObject({
  ...named,
  points: Decimal,
  indicators: z.array(Indicator).check(z.minLength(1), z.maxLength(40)),
});
export type Category = z.infer<typeof Category>;

/** 加分项: `points` for each `per` of a count, at most `atMost`. */
export const Bonus = z.strictObject({
  ...named,
  measure: z.string(),
  per: Decimal,
  points: Decimal,
  atMost: Decimal,
});
export type Bonus = z.infer<typeof Bonus>;
