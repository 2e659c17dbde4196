import * as z from 'zod/mini';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { type CheckedRules, checkRules } from '../deadline/check-rules.ts';
import { datedRuleShape, ruleFor } from '../deadline/dated-rule.ts';
import { isDirectlyUnderProvince, isWithin, prefectureCodeOf, provinceCodeOf } from '../division/code.ts';
import type { Category } from '../movement/movement.ts';

/**
 * Who counts as a migrant, in a jurisdiction from a day on. `unit` is the border that a person must have crossed:
 * `city-districts` a county, where the districts (市辖区) of one city are one place; `county` any county or district;
 * `township` any township.
 */
export const MigrantRule = z.strictObject({
  ...datedRuleShape,
  unit: z.enum(['county', 'city-districts', 'township']),
  /** Days lived at the residence before the person is counted; 0 counts from the day of arrival. */
  minimumDays: z.int().check(z.minimum(0), z.maximum(366)),
});
export type MigrantRule = z.infer<typeof MigrantRule>;

/** `category` is a matter of place alone; `countsFrom` is the day from which the person is counted, null: never. */
export interface Judgement {
  readonly category: Category;
  readonly ruleId: string;
  readonly countsFrom: LocalDate | null;
}

/** True where a county code is a district of a city (市辖区) on that day. */
export type IsDistrict = (county: string, on: LocalDate) => boolean;

/**
 * The census's border: 流动人口 are 人户分离人口 without 市辖区内人户分离, which is between and inside the districts of one
 * municipality or prefecture-level city, where the township differs. Its half year is not taken over: the office records
 * and serves from arrival, and a jurisdiction or a statistic that counts later says so by its own rule.
 */
export const DEFAULT_MIGRANT_RULES: readonly MigrantRule[] = [
  {
    ruleId: 'migrant-cn',
    jurisdiction: '',
    effectiveFrom: '1949-10-01',
    unit: 'city-districts',
    minimumDays: 0,
    source: '国家统计局：流动人口、市辖区内人户分离人口的口径；不计时间 [ours]',
  },
];

/** Migrant rules from outside, fit to use or with every problem named. */
export function checkMigrantRules(input: readonly unknown[]): CheckedRules<MigrantRule> {
  return checkRules(MigrantRule, input, () => 'migrant', ['migrant']);
}

/**
 * Judges household against residence on a day, by the rule of the residence's jurisdiction. Both codes (county or below)
 * must be as they stand on that day: a code that was merged away is taken to its successor first. No residence known
 * is at home. Throws where no rule holds.
 */
export function judgeMigrant(
  household: string | null,
  residence: string | null,
  on: LocalDate,
  rules: readonly MigrantRule[],
  isDistrict: IsDistrict,
  since: LocalDate = on,
): Judgement {
  const place = residence ?? household ?? '';
  const rule = ruleFor(rules, place, on);
  if (!rule) throw new Error(`no migrant rule in '${place}' on ${on}`);
  const category = categoryBetween(household, residence, rule.unit, (county) => isDistrict(county, on));
  const countsFrom = category === 'migrant' ? addDays(since, rule.minimumDays) : null;
  return { category, ruleId: rule.ruleId, countsFrom };
}

/** The category alone. */
export function categoryOf(
  household: string | null,
  residence: string | null,
  on: LocalDate,
  rules: readonly MigrantRule[],
  isDistrict: IsDistrict,
): Category {
  return judgeMigrant(household, residence, on, rules, isDistrict).category;
}

/** Names of 市辖区: 西湖区, 浦东新区; not 神农架林区 or 六枝特区, which are counties by another name. */
export function isDistrictName(name: string): boolean {
  return name.endsWith('区') && !/(林|特|矿|自治)区$/u.test(name);
}

function categoryBetween(
  household: string | null,
  residence: string | null,
  unit: MigrantRule['unit'],
  isDistrict: (county: string) => boolean,
): Category {
  if (household === null) return 'no-household';
  if (residence === null) return 'at-home';
  if (household.slice(0, 6) !== residence.slice(0, 6)) {
    return unit === 'city-districts' && districtsOfOneCity(household, residence, isDistrict)
      ? 'separated'
      : 'migrant';
  }
  // A household known only by its county cannot be told from the residence's township: living apart is all that is known.
  const townshipsKnown = household.length >= 9 && residence.length >= 9;
  if (townshipsKnown && isWithin(residence, household.slice(0, 9))) return 'at-home';
  return unit === 'township' && townshipsKnown ? 'migrant' : 'separated';
}

function districtsOfOneCity(a: string, b: string, isDistrict: (county: string) => boolean): boolean {
  return cityOf(a) === cityOf(b) && isDistrict(a.slice(0, 6)) && isDistrict(b.slice(0, 6));
}

/** A municipality is one city; counties directly under a province are each their own. */
export function cityOf(code: string): string {
  const municipality = isDirectlyUnderProvince(code) && code.slice(2, 4) !== '90';
  return municipality ? provinceCodeOf(code) : (prefectureCodeOf(code) ?? code.slice(0, 6));
}
