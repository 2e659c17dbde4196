import type { Instant } from '../../calendar/instant.ts';
import type { Due } from '../../deadline/due.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { Objection } from '../objection/objection.ts';
import { isOpen } from '../objection/objection-transitions.ts';

/** What must be known before the results of one office’s units are locked, counted from the stores. */
export interface LockFacts {
  readonly runId: string;
  /** The office that assesses the units: what is open elsewhere holds up nobody here. */
  readonly superior: string;
  readonly lockedAt: Instant | null;
  readonly window: Due;
  readonly expected: number;
  readonly scored: number;
  readonly objections: readonly Objection[];
  /** Upheld objections whose corrections the unit's present revision has taken. */
  readonly taken: ReadonlySet<string>;
}

/** 定稿: from here on nothing changes but by a new revision with a cause. */
export interface RunLock {
  readonly kind: 'locked';
  readonly runId: string;
  readonly superior: string;
  readonly lockedAt: Instant;
}

/**
 * Locks the results of an office’s units: every one is scored, the window is over, every objection has ended, and every upheld one has been calculated.
 * What is locked already keeps its first instant, so that settling twice settles once.
 */
export function lockRun(facts: LockFacts, now: Instant): RunLock | Refused {
  const { runId, superior, lockedAt, window, expected, scored, objections, taken } = facts;
  if (lockedAt !== null) return { kind: 'locked', runId, superior, lockedAt };
  if (scored < expected) return refused('run-incomplete', undefined, { missing: expected - scored });
  if (now < window.dueAt) return refused('objection-window-open', undefined, { until: window.dueOn });
  const open = objections.filter(isOpen);
  if (open.length > 0) {
    return refused('objections-open', undefined, {
      count: open.length,
      first: open.map(({ objectionId }) => objectionId).sort()[0] ?? '',
    });
  }
  const waiting = unitsToRescore(objections, taken);
  return waiting.length > 0
    ? refused('rescoring-missing', undefined, { count: waiting.length, first: waiting[0] ?? '' })
    : { kind: 'locked', runId, superior, lockedAt: now };
}

/** Units with an upheld objection that their present result has not taken, by id: they are calculated again before the lock. */
export function unitsToRescore(
  objections: readonly Objection[],
  taken: ReadonlySet<string>,
): readonly string[] {
  const units = objections
    .filter(({ state, objectionId }) => state === 'upheld' && !taken.has(objectionId))
    .map(({ unitId }) => unitId);
  return [...new Set(units)].sort();
}
