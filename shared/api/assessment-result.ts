import * as z from 'zod/mini';
import { AssessmentPeriod } from '../domain/assessment/period.ts';
import { RevisionCause } from '../domain/assessment/result/revision-cause.ts';
import { UnitKind } from '../domain/assessment/unit.ts';
import { Instant } from '../domain/calendar/instant.ts';

export const UnitId = z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z.-]{1,39}$/));
/** The number of a revision, in an address. */
export const Revision = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,5}$/)),
  z.transform((text: string) => Number(text)),
);

/** Points and percent are decimal text with two digits: `29.41`. */
const Points = z.string();

/** One scored line as its readers see it: `LineResult`. */
export const AssessmentLine = z.strictObject({
  indicator: z.string(),
  category: z.string(),
  measure: z.string(),
  numerator: z.int(),
  denominator: z.int(),
  rate: z.nullable(Points),
  target: Points,
  targetSetBy: z.enum(['scheme', 'override', 'agreement']),
  method: z.string(),
  points: Points,
  maximum: Points,
  earned: Points,
  reason: z.enum([
    'target-reached',
    'below-target',
    'cases-deducted',
    'below-target-and-cases',
    'not-applicable',
    'too-few-records',
  ]),
  cases: z.array(z.strictObject({ measure: z.string(), cases: z.int(), lost: Points })),
  progress: z.optional(Points),
});

export const AssessmentBonus = z.strictObject({
  bonus: z.string(),
  measure: z.string(),
  count: z.int(),
  earned: Points,
});

const Total = {
  total: z.nullable(Points),
  passed: z.nullable(z.boolean()),
  grade: z.nullable(z.string()),
  applicable: Points,
};

/** 初评结果: one unit's score: `UnitScore`. */
export const UnitScoreView = z.strictObject({
  unitId: z.string(),
  kind: UnitKind,
  peerGroup: z.string(),
  period: AssessmentPeriod,
  schemeId: z.string(),
  schemeVersion: z.int(),
  inputDigest: z.string(),
  lines: z.array(AssessmentLine),
  bonuses: z.array(AssessmentBonus),
  parts: z.optional(
    z.array(
      z.strictObject({
        part: z.enum(['q1', 'q2', 'q3', 'q4', 'year-end']),
        weight: z.string(),
        total: z.nullable(Points),
      }),
    ),
  ),
  ...Total,
  gradeByTotal: z.nullable(z.string()),
  cappedBy: z.array(z.string()),
});

/** One revision of a unit's result: `UnitResult`. */
export const UnitResultView = z.strictObject({
  runId: z.string(),
  unitId: z.string(),
  revision: z.int(),
  factsUntil: Instant,
  cause: RevisionCause,
  score: UnitScoreView,
});

/** A unit in a list: what it came to, in its latest revision. */
export const ResultSummary = z.strictObject({
  unitId: z.string(),
  kind: UnitKind,
  peerGroup: z.string(),
  revision: z.int(),
  ...Total,
});

const Ids = z.array(z.string());

/** One cause of a difference: `Cause`. */
export const DifferenceCause = z.strictObject({
  name: z.enum([
    'scheme',
    'agreement',
    'objection',
    'records',
    'earlier-period',
    'peers',
    'falsehoods',
    'year',
  ]),
  objection: z.optional(z.string()),
  measure: z.optional(z.string()),
  records: z.optional(
    z.strictObject({
      intoNumerator: Ids,
      outOfNumerator: Ids,
      intoDenominator: Ids,
      outOfDenominator: Ids,
    }),
  ),
  effect: z.nullable(Points),
  zh: z.string(),
  en: z.string(),
});
