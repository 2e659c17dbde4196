import { type Refused, refused } from '../../refusal.ts';
import type { EstablishedCause } from '../result/revision-cause.ts';

/** What decides whether a unit gets a new revision. Digests are those of the results' inputs. */
export interface RevisionFacts {
  readonly unitId: string;
  readonly revision: number;
  readonly inputDigest: string;
  readonly nextInputDigest: string;
  readonly isLocked: boolean;
  readonly cause: EstablishedCause | null;
  /** Hands that entered the facts that change. */
  readonly enteredBy: readonly string[];
}

export type NextRevision =
  | { readonly kind: 'revised'; readonly revision: number; readonly cause: EstablishedCause | null }
  /** The same inputs: the same result stands, and nothing is written. */
  | { readonly kind: 'unchanged'; readonly revision: number }
  | Refused;

/**
 * Whether a calculation becomes a new revision. After the lock only one with a cause does, decided by a person whose hand did not
 * enter the facts; an objection is no cause then, for its window is over. The earlier revision stays as it was.
 */
export function nextRevision(facts: RevisionFacts): NextRevision {
  const { unitId, revision, inputDigest, nextInputDigest, isLocked, cause } = facts;
  if (inputDigest === nextInputDigest) return { kind: 'unchanged', revision };
  if (isLocked && (cause === null || cause.kind === 'upheld-objection')) {
    return refused('results-locked', undefined, { unit: unitId });
  }
  if (cause && facts.enteredBy.includes(cause.by)) {
    return refused('auditor-is-concerned', undefined, { record: cause.reference });
  }
  return { kind: 'revised', revision: revision + 1, cause };
}
