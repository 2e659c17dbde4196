import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { OfficeCode } from '../../division/written-code.ts';
import type { Digest } from '../kernel/score-unit.ts';
import { canonical } from '../exact/canonical.ts';
import { AssessmentPeriod } from '../period.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** 考核, whose results units see and object to; or 试算 by a draft scheme, which publishes nothing. */
export const RunKind = z.enum(['assessment', 'what-if']);
export type RunKind = z.infer<typeof RunKind>;

/**
 * `requested` nothing is frozen yet; `scoring` the cut-off is frozen and counties are scored; `incomplete` some counties
 * failed and are done again; `scored` every county has its provisional results.
 */
export const RunState = z.enum(['requested', 'scoring', 'incomplete', 'scored']);
export type RunState = z.infer<typeof RunState>;

export const RunId = z.string().check(z.regex(/^[a-z][a-z0-9.-]{7,139}$/));

const Count = z.int().check(z.minimum(0));

/** One scheme applied to one period. */
export const Run = z.strictObject({
  runId: RunId,
  /** Of this record: each change is written over the one before only. */
  version: z.int().check(z.minimum(1)),
  kind: RunKind,
  schemeId: z.string(),
  schemeVersion: z.int(),
  period: AssessmentPeriod,
  /** The division whose counties are scored; null: every county that takes part. */
  within: z.nullable(OfficeCode),
  state: RunState,
  requestedAt: Instant,
  /** Who asked for it; `cycle` where nobody had to. */
  requestedBy: z.string().check(z.minLength(1), z.maxLength(128)),
  /** Facts recorded before it count, later ones do not. Null until it is frozen. */
  cutOff: z.nullable(Instant),
  openedAt: z.nullable(Instant),
  /** When somebody last set to work on it. */
  claimedAt: z.nullable(Instant),
  /** How often it was set to work on since it was asked for. */
  attempts: Count,
  /** Counties: all that are to be scored, and how many were and were not when it was last closed. */
  expected: Count,
  scored: Count,
  failed: Count,
  closedAt: z.nullable(Instant),
});
export type Run = z.infer<typeof Run>;

/** What became of one county of a run. */
export const CountyOutcome = z.strictObject({
  runId: RunId,
  county: z.string(),
  state: z.enum(['scored', 'failed']),
  /** Units that have a result. */
  units: Count,
  at: Instant,
  /** The kind of the failure; `no-word` where the county was never heard of again. */
  reason: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
});
export type CountyOutcome = z.infer<typeof CountyOutcome>;

/** What is asked for when a run is. */
export interface RunOrder {
  readonly kind: RunKind;
  readonly scheme: Scheme;
  readonly period: AssessmentPeriod;
  readonly within: string | null;
  readonly by: string;
}

/** The id of the assessment of a period by a version of a scheme. */
export function assessmentRunId(
  { schemeId, version }: Pick<Scheme, 'schemeId' | 'version'>,
  { kind, from }: Pick<AssessmentPeriod, 'kind' | 'from'>,
): string {
  return `${schemeId}.v${version}.${kind}.${from}`;
}

/**
 * The id says what is assessed by what, so that a second start joins the first:
 * `agreement-hundred.v1.quarter.2026-07-01`. A draft has no version of its own yet: its text is in the id of a what-if.
 */
export function runIdOf({ kind, scheme, period, within }: RunOrder, digest: Digest): string {
  const id = assessmentRunId(scheme, period);
  return kind === 'assessment'
    ? id
    : `what-if.${id}.${within ?? 'all'}.${digest(canonical(scheme)).slice(0, 12)}`;
}

/** A run that was asked for. */
export function requestedRun(order: RunOrder, now: Instant, digest: Digest): Run {
  const { kind, scheme, period, within, by } = order;
  return {
    runId: runIdOf(order, digest),
    version: 1,
    kind,
    schemeId: scheme.schemeId,
    schemeVersion: scheme.version,
    period,
    within,
    state: 'requested',
    requestedAt: now,
    requestedBy: by,
    cutOff: null,
    openedAt: null,
    claimedAt: null,
    attempts: 0,
    expected: 0,
    scored: 0,
    failed: 0,
    closedAt: null,
  };
}
