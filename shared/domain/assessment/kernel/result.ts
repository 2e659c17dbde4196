import type { Method } from '../scheme/indicator.ts';
import type { AssessmentPeriod } from '../period.ts';
import type { UnitKind } from '../unit.ts';
import type { YearPart } from './year-total.ts';

/** Why a line has the points that it has. */
export type Reason =
  | 'target-reached'
  | 'below-target'
  | 'cases-deducted'
  | 'below-target-and-cases'
  | 'not-applicable'
  | 'too-few-records';

/** One scored line. Numbers with points or percent are decimal text with two digits. */
export interface LineResult {
  readonly indicator: string;
  readonly category: string;
  readonly measure: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Percent of a ratio with records; null for counts and cases. */
  readonly rate: string | null;
  readonly target: string;
  readonly targetSetBy: 'scheme' | 'override' | 'agreement';
  readonly method: Method['kind'];
  /** Points of the scheme, and most points after redistribution (zero where not applicable). */
  readonly points: string;
  readonly maximum: string;
  readonly earned: string;
  readonly reason: Reason;
  /** 逐例扣分: in points of the scheme, before redistribution. */
  readonly cases: readonly { readonly measure: string; readonly cases: number; readonly lost: string }[];
  /** Percent of the way from the last period's rate to the target; absent where progress has no part. */
  readonly progress?: string;
}

export interface BonusResult {
  readonly bonus: string;
  readonly measure: string;
  readonly count: number;
  readonly earned: string;
}

/** 初评: one unit's result, before it is ranked among its peers. */
export interface UnitScore {
  readonly unitId: string;
  readonly kind: UnitKind;
  readonly peerGroup: string;
  readonly period: AssessmentPeriod;
  readonly schemeId: string;
  readonly schemeVersion: number;
  readonly inputDigest: string;
  readonly lines: readonly LineResult[];
  readonly bonuses: readonly BonusResult[];
  /** Of a year only, which has no lines: its quarters and the year-end check with their weights. */
  readonly parts?: readonly YearPart[];
  /** Percent of the scheme's points that were applicable. */
  readonly applicable: string;
  /** Null where too little was applicable: the unit has neither grade nor rank. */
  readonly total: string | null;
  readonly passed: boolean | null;
  readonly grade: string | null;
  /** The grade that the total alone would have given. */
  readonly gradeByTotal: string | null;
  /** Findings whose cap is in force, whether or not it lowered the grade. */
  readonly cappedBy: readonly string[];
}
