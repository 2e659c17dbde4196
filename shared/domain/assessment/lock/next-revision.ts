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
  const { revision, inputDigest, nextInputDigest, cause } = facts;
  if (inputDigest === nextInputDigest) return { kind: 'unchanged', revision };
  return mayNotRevise(facts) ?? { kind: 'revised', revision: revision + 1, cause };
}

/** Why no other revision may be written, before it is computed; null where one may. */
export function mayNotRevise({
  unitId,
  isLocked,
  cause,
  enteredBy,
}: Pick<RevisionFacts, 'unitId' | 'isLocked' | 'cause' | 'enteredBy'>): Refused | null {
  if (isLocked && (cause === null || cause.kind === 'upheld-objection'))
    return refused('results-locked', undefined, { unit: unitId });
  return cause && enteredBy.includes(cause.by)
    ? refused('auditor-is-concerned', undefined, { record: cause.reference })
    : null;
}
