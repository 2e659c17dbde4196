import { canonical } from '../exact/canonical.ts';
import type { Instant } from '../../calendar/instant.ts';
import { essentialInput, type ScoreInput } from '../kernel/score-input.ts';
import { type Digest, scoreUnit } from '../kernel/score-unit.ts';
import type { RevisionCause } from './revision-cause.ts';
import type { UnitResult, WholeResult } from './unit-result.ts';

export type Revised =
  | { readonly kind: 'new'; readonly whole: WholeResult }
  /** The same inputs give the same bytes: there is nothing to say anew. */
  | { readonly kind: 'same'; readonly result: UnitResult };

/** What a computation of a unit comes to beside its latest revision. `ofScheme`: the scheme's digest, made once for many units. */
export function revise(
  latest: UnitResult | undefined,
  input: ScoreInput,
  about: { readonly runId: string; readonly factsUntil: Instant; readonly cause: RevisionCause },
  digests: { readonly digest: Digest; readonly ofScheme: string },
): Revised {
  const { scheme: _scheme, period: _period, ...essential } = essentialInput(input);
  const score = scoreUnit(input, digests.digest, digests.ofScheme);
  if (latest && canonical(latest.score) === canonical(score)) return { kind: 'same', result: latest };
  const result = { ...about, unitId: score.unitId, revision: (latest?.revision ?? 0) + 1, score };
  return { kind: 'new', whole: { result, input: essential } };
}
