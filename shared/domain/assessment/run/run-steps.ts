import { type Instant, millisecondsOf, shanghaiDateOf } from '../../calendar/instant.ts';
import { instantsOf } from '../period.ts';
import type { CountyOutcome, Run } from './run.ts';

/** So often a run is tried before somebody must look: what fails five times in a row does not pass by itself. */
const MOST_ATTEMPTS = 5;
/** A year that is not locked everywhere after another one must be asked for again. */
const MOST_DAYS_OF_A_YEAR = 366;
/** Why a county has no year's results yet: one of its quarters is not locked, or a year-end check not signed. */
export const NOT_LOCKED = 'quarters-not-locked';

/** What opening a run comes to. */
export type Opening =
  | { readonly kind: 'opened'; readonly run: Run }
  /** Facts of the period may still be missing: the reconcile sweep has not passed its end. */
  | { readonly kind: 'not-whole-yet' };

/**
 * Sets to work on a run. The first time freezes the cut-off: the instant up to which the reconcile sweep knows that nothing
 * is missing, which must lie past the period. So a late fact cannot break a score, and a run never waits for a cut-off of
 * its own.
 */
export function openRun(
  run: Run,
  facts: { readonly wholeUntil: Instant | null; readonly counties: number; readonly now: Instant },
): Opening {
  const { wholeUntil, counties, now } = facts;
  const set = {
    version: run.version + 1,
    state: 'scoring',
    claimedAt: now,
    attempts: run.attempts + 1,
  } as const;
  if (run.cutOff !== null) return { kind: 'opened', run: { ...run, ...set } };
  if (wholeUntil === null || wholeUntil < instantsOf(run.period).end) return { kind: 'not-whole-yet' };
  return {
    kind: 'opened',
    run: { ...run, ...set, cutOff: wholeUntil, openedAt: now, expected: counties },
  };
}

/**
 * True where there is something to do now: it was asked for, it failed in part and has tries left, or whoever worked on it
 * has not been heard of for `leaseMs`.
 */
export function isToBeWorkedOn(run: Run, now: Instant, leaseMs: number): boolean {
  if (run.state === 'scored') return false;
  if (run.state === 'requested') return true;
  if (run.period.kind === 'year') return isYearToBeTried(run, now);
  const isOver = run.claimedAt === null || millisecondsOf(now) - millisecondsOf(run.claimedAt) >= leaseMs;
  return run.attempts < MOST_ATTEMPTS && (run.state === 'incomplete' || isOver);
}

/** A year waits for weeks until its quarters are locked, each office at its own time: once a day it is looked who is ready. */
function isYearToBeTried({ claimedAt, attempts }: Run, now: Instant): boolean {
  const isNextDay = claimedAt === null || shanghaiDateOf(claimedAt) < shanghaiDateOf(now);
  return isNextDay && attempts < MOST_DAYS_OF_A_YEAR;
}

/** A run that may have been given up, asked for once more: its counties that failed are tried again. */
export function askedAgain(run: Run): Run {
  return run.state === 'scored' ? run : { ...run, version: run.version + 1, attempts: 0 };
}

/** The counties of a run that have no results yet. */
export function countiesLeft(
  counties: readonly string[],
  outcomes: readonly CountyOutcome[],
): readonly string[] {
  const scored = new Set(outcomes.filter(({ state }) => state === 'scored').map(({ county }) => county));
  return counties.filter((county) => !scored.has(county));
}

/** Counties that said neither yes nor no: their child was lost before it could write it down. */
export function countiesWithoutWord(
  counties: readonly string[],
  outcomes: readonly CountyOutcome[],
): readonly string[] {
  const known = new Set(outcomes.map(({ county }) => county));
  return counties.filter((county) => !known.has(county));
}

/** Closes a run by what the store has of its counties. Throws where a county is in neither number: nothing may get lost. */
export function closeRun(run: Run, outcomes: readonly CountyOutcome[], now: Instant): Run {
  const scored = outcomes.filter(({ state }) => state === 'scored').length;
  const failed = outcomes.length - scored;
  if (scored + failed !== run.expected) {
    throw new Error(`${run.runId}: ${scored} scored and ${failed} failed are not ${run.expected} counties`);
  }
  return {
    ...run,
    version: run.version + 1,
    state: failed === 0 ? 'scored' : 'incomplete',
    scored,
    failed,
    closedAt: now,
  };
}

/** Seconds that the counties left will take at the pace so far; null where nothing tells. */
export function secondsLeft(run: Run, done: readonly CountyOutcome[], now: Instant): number | null {
  const { claimedAt, expected, state } = run;
  if (state !== 'scoring' || claimedAt === null) return null;
  const since = done.filter(({ at }) => at >= claimedAt);
  if (since.length === 0) return null;
  const perCounty = (millisecondsOf(now) - millisecondsOf(claimedAt)) / since.length;
  const left = expected - done.filter((one) => one.state === 'scored' || one.at >= claimedAt).length;
  return Math.ceil((Math.max(0, left) * perCounty) / 1000);
}
