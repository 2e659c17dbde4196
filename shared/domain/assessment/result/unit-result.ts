import type { Instant } from '../../calendar/instant.ts';
import type { UnitScore } from '../kernel/result.ts';
import type { ScoreInput } from '../kernel/score-input.ts';
import type { RevisionCause } from './revision-cause.ts';

/** What a score was made from, beside the scheme and the period, which are the run's. */
export type ResultInput = Omit<ScoreInput, 'scheme' | 'period'>;

/** One revision of one unit's result in a run. Nothing changes it; a later one stands beside it. */
export interface UnitResult {
  readonly runId: string;
  readonly unitId: string;
  /** 1 for the first, without gaps. */
  readonly revision: number;
  /** Facts recorded before it count. */
  readonly factsUntil: Instant;
  readonly cause: RevisionCause;
  readonly score: UnitScore;
}

/** A result with all that it was made from. */
export interface WholeResult {
  readonly result: UnitResult;
  readonly input: ResultInput;
}

/** The county that a unit lies in, or is: every id of a unit begins with its division's code. */
export function countyOfUnit(unitId: string): string {
  return unitId.slice(0, 6);
}
