import type { Instant } from '../../calendar/instant.ts';
import type { Refused } from '../../refusal.ts';
import type { Digest } from '../kernel/score-unit.ts';
import type { RunningLimit } from '../running-limit.ts';
import {
  type FramedUnit,
  mayDraw,
  type SampleSeal,
  type SampleSize,
  type SamplingFrame,
} from './sampling-frame.ts';
import type { SampleCheck } from './sample-check.ts';

export type Drawn = { readonly kind: 'drawn'; readonly checks: readonly SampleCheck[] } | Refused;

/**
 * Draws the sample of every unit and gives each unit's to a neighbour to check. The same frame and seed give the same checks, in the
 * same order, on every machine; a larger size draws the same records and more.
 */
export function drawSample(
  frame: SamplingFrame,
  seal: SampleSeal,
  context: { readonly now: Instant; readonly digest: Digest; readonly limit: RunningLimit },
): Drawn {
  const refusal = mayDraw(seal, frame, context.now, context.digest);
  if (refusal) return refusal;
  const { seed, size } = seal;
  const checkers = checkersOf(frame.units, seed, context.digest);
  const checks = frame.units
    .toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1))
    .flatMap((unit) =>
      recordsDrawn(unit.records, seed, size, context.digest).map(
        (record): SampleCheck => ({
          checkId: `check.${context.digest(`${frame.sampleId}:${unit.unitId}:${record}`).slice(0, 32)}`,
          version: 1,
          sampleId: frame.sampleId,
          unitId: unit.unitId,
          office: unit.office,
          superior: unit.superior,
          record,
          checker: checkers.get(unit.unitId) ?? unit.superior,
          limit: context.limit,
          outcome: null,
        }),
      ),
    );
  return { kind: 'drawn', checks };
}

/** The records with the smallest digests under the seed, as many as the size asks for; by id. */
export function recordsDrawn(
  records: readonly string[],
  seed: string,
  size: SampleSize,
  digest: Digest,
): readonly string[] {
  const all = [...new Set(records)];
  return inDrawnOrder(all, seed, digest).slice(0, drawnOf(all.length, size)).sort();
}

/** How many of so many records are drawn. */
export function drawnOf(records: number, { percent, atLeast, atMost }: SampleSize): number {
  const part = Math.ceil((records * percent) / 100);
  return Math.min(records, Math.max(atLeast, Math.min(atMost, part)));
}

/**
 * Who checks whom: the units of one kind below one superior stand in a ring, in an order drawn by the seed, and each is checked by the next.
 * From three on no two check each other. A unit without a neighbour is checked by the office above it. By the unit that is checked.
 */
export function checkersOf(
  units: readonly FramedUnit[],
  seed: string,
  digest: Digest,
): ReadonlyMap<string, string> {
  const rings = new Map<string, FramedUnit[]>();
  for (const unit of units) {
    const ring = `${unit.superior} ${unit.kind}`;
    rings.set(ring, [...(rings.get(ring) ?? []), unit]);
  }
  const checkers = new Map<string, string>();
  for (const ring of rings.values()) {
    const byId = new Map(ring.map((unit) => [unit.unitId, unit]));
    const order = inDrawnOrder([...byId.keys()], seed, digest);
    for (const [index, unitId] of order.entries()) {
      const checker = byId.get(order[(index + 1) % order.length] ?? unitId);
      const unit = byId.get(unitId);
      if (!checker || !unit) continue;
      checkers.set(unitId, checker === unit ? unit.superior : checker.office);
    }
  }
  return checkers;
}

function inDrawnOrder(ids: readonly string[], seed: string, digest: Digest): readonly string[] {
  return ids
    .map((id) => ({ id, key: digest(`${seed}:${id}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
