import * as z from 'zod/mini';
import { Instant, instantOf, millisecondsOf } from '../../calendar/instant.ts';
import { parentCodeOf } from '../../division/code.ts';
import { type Refused, refused } from '../../refusal.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import type { DayLimit } from '../../deadline/day-limit.ts';
import { AssessmentPeriod, instantsOf } from '../period.ts';
import { FramedUnit, SampleSeal } from './sampling-frame.ts';

/** Ten working days to look at a record [ours]. */
export const CHECK_LIMIT: DayLimit & { readonly ruleId: string } = {
  ruleId: 'sampling-check',
  days: 10,
  unit: 'working',
  rollToWorkingDay: true,
};

/**
 * A record carries the time of its decision and is stored a little later: so long before the instant up to which everything is
 * known to be whole, nothing can come after any more.
 */
const MARGIN_MS = 3_600_000;

/**
 * 抽样: one county’s sample of what its townships recorded in a period, before the cut-off. The records of the frame are not kept: they
 * are read again as of the cut-off, and the seed proves that they are the same.
 */
export const Sample = z.strictObject({
  sampleId: z.string(),
  version: z.int(),
  period: AssessmentPeriod,
  /** `drawing`: the checks are being written; whoever draws again writes the rest. */
  state: z.enum(['published', 'drawing', 'drawn']),
  seal: SampleSeal,
  /** Of the frozen facts, whole; the seed is counted from it and from the frame. */
  factsDigest: z.string(),
  /** Without their records: how many each has. */
  units: z.array(z.strictObject({ ...z.omit(FramedUnit, { records: true }).shape, records: z.int() })),
  sealedBy: z.string(),
  drawnAt: z.nullable(Instant),
  drawnBy: z.nullable(z.string()),
  /** How many checks came of it. */
  checks: z.int(),
});
export type Sample = z.infer<typeof Sample>;

export const SampleId = z
  .string()
  .check(z.regex(/^sample\.[1-9]\d{5}\.(month|quarter|half-year|year)\.\d{4}-\d{2}-\d{2}$/));

/** One sample for a county and a period: nobody draws until the sample suits. */
export function sampleIdOf(within: string, { kind, from }: Pick<AssessmentPeriod, 'kind' | 'from'>): string {
  return `sample.${within}.${kind}.${from}`;
}

/**
 * Up to when a sample of a period, sealed now, knows everything: to the end of the period, or, while it runs, as far as is known to be
 * whole. Refused where that is nothing of the period.
 */
export function cutOffFor(
  period: AssessmentPeriod,
  wholeUntil: Instant | null,
): { readonly kind: 'cut-off'; readonly at: Instant } | Refused {
  const { start, end } = instantsOf(period);
  const whole = wholeUntil === null ? start : instantOf(millisecondsOf(wholeUntil) - MARGIN_MS);
  if (whole <= start) return refused('facts-not-whole', '/period', { from: period.from });
  return { kind: 'cut-off', at: whole < end ? whole : end };
}

/** Samples stand by period. Time does nothing to them. */
export const sampleCase: CaseKind<Sample> = {
  name: 'sample',
  read: (stored) => Sample.parse(stored),
  idOf: ({ sampleId }) => sampleId,
  officeOf: ({ seal }) => seal.within,
  superiorOf: ({ seal }) => parentCodeOf(seal.within) ?? seal.within,
  orderOf: ({ period }) => `${period.from}#${period.kind}`,
};

export function filedSample(sample: Sample): FiledCase {
  return filed(sampleCase, sample);
}
