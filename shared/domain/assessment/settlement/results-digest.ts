import { canonical } from '../exact/canonical.ts';
import type { UnitScore } from '../kernel/result.ts';
import type { Digest } from '../kernel/score-unit.ts';

/** One digest of results, whatever order they come in: whoever has them can see that places and tables are of these and no others. */
export function resultsDigest(scores: readonly UnitScore[], digest: Digest): string {
  const ordered = scores.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
  return digest(canonical(ordered.map(({ unitId, inputDigest, total }) => ({ unitId, inputDigest, total }))));
}
