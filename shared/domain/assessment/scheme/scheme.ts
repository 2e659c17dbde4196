import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Decimal } from '../exact/decimal.ts';
import { UnitKind } from '../unit.ts';
import { Band, GradeCap, Outcome, Streak } from './consequence.ts';
import { Bonus, Category, Method, named } from './indicator.ts';

const SchemeId = z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/));
const Version = z.int().check(z.minimum(1), z.maximum(9999));

/** 同类分组: units that are ranked among themselves. */
export const PeerGroup = z.strictObject({
  ...named,
  kinds: z.array(UnitKind).check(z.minLength(1)),
  /** Units by id, for example the mountain townships; absent: all units of the kinds that no other group names. */
  units: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(5000))),
});
export type PeerGroup = z.infer<typeof PeerGroup>;

/** A county's own target for one line, on its days. Points are the scheme's: overrides cannot unbalance it. */
export const Override = z.strictObject({
  /** Prefix of the divisions it holds for, as in deadline rules. */
  jurisdiction: z.string().check(z.regex(/^[1-9]\d(\d{2}(\d{2})?)?$/)),
  effectiveFrom: LocalDate,
  effectiveTo: z.optional(LocalDate),
  indicator: z.string(),
  target: z.optional(Decimal),
  method: z.optional(Method),
  source: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type Override = z.infer<typeof Override>;

/** 考核方案: a dated definition, as data. A new text is a new version; a version is never changed. */
export const Scheme = z.strictObject({
  schemeId: SchemeId,
  version: Version,
  zh: z.string().check(z.minLength(1), z.maxLength(60)),
  en: z.string().check(z.minLength(1), z.maxLength(120)),
  effectiveFrom: LocalDate,
  /** First day on which it no longer holds. */
  effectiveTo: z.optional(LocalDate),
  document: z.strictObject({
    number: z.string().check(z.minLength(1), z.maxLength(60)),
    office: z.string().check(z.minLength(1), z.maxLength(60)),
  }),
  supersedes: z.nullable(z.strictObject({ schemeId: SchemeId, version: Version })),
  total: Decimal,
  passLine: z.optional(Decimal),
  categories: z.array(Category).check(z.minLength(1), z.maxLength(20)),
  bonuses: z.array(Bonus).check(z.maxLength(20)),
  /** Most points of all bonus items together. */
  bonusAtMost: Decimal,
  /**
   * Where the points of lines that are not applicable go: to the other lines of the category (and to all where it has none),
   * to all other lines at once, or they count as earned.
   */
  notApplicable: z.enum(['within-category', 'over-all', 'as-earned']),
  /** Percent of the total that must be applicable for a unit to be graded and ranked at all. */
  leastApplicable: Decimal,
  bands: z.array(Band).check(z.minLength(1), z.maxLength(10)),
  gradeCaps: z.array(GradeCap).check(z.maxLength(10)),
  peerGroups: z.array(PeerGroup).check(z.minLength(1), z.maxLength(20)),
  /** Lines that decide between equal totals, in this order, by the part of their points that was earned. */
  breakTiesBy: z.array(z.string()).check(z.maxLength(20)),
  outcomes: z.array(Outcome).check(z.maxLength(40)),
  streaks: z.array(Streak).check(z.maxLength(10)),
  year: z.strictObject({
    /** First month of the assessment year, 1 to 12. */
    firstMonth: z.int().check(z.minimum(1), z.maximum(12)),
    /** Percent of the year's total, for each quarter and for the year-end check; together 100. */
    quarters: z.tuple([Decimal, Decimal, Decimal, Decimal]),
    yearEnd: Decimal,
  }),
  overrides: z.array(Override).check(z.maxLength(3000)),
  /** Whether units may sign targets of their own (目标管理责任书). */
  agreements: z.boolean(),
  /** Whether results go into the bulletin (考核通报). */
  inBulletin: z.boolean(),
});
export type Scheme = z.infer<typeof Scheme>;
