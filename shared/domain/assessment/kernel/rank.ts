import { compareExact, type Exact, exactOf, fraction, over } from '../exact/exact.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { UnitScore } from './result.ts';

/** What is ranked: a quarter's score, or a year's. */
export type Rankable = Pick<UnitScore, 'unitId' | 'peerGroup' | 'total' | 'cappedBy' | 'lines'>;

/** A unit's place among its peers. */
export interface Placing {
  readonly unitId: string;
  readonly peerGroup: string;
  /** 1 for the best; equal units share a place and the next places stay empty (1, 2, 2, 4). */
  readonly place: number;
  /** 1 for the last, counted in the same way. */
  readonly fromLast: number;
  /** Units on this place, itself among them. */
  readonly sharedBy: number;
  readonly groupSize: number;
}

/**
 * Ranks units of one peer group, best first, equal ones in the order of their ids. Totals decide, then the scheme's lines for
 * ties; a line that is not applicable counts there as earned in full. Units without a total are left out.
 */
export function rank(units: readonly Rankable[], scheme: Pick<Scheme, 'breakTiesBy'>): readonly Placing[] {
  const keyed = units.flatMap((unit) =>
    unit.total === null ? [] : [{ unit, key: sortKey(unit, unit.total, scheme.breakTiesBy) }],
  );
  const sorted = keyed.sort((a, b) => compareKeys(b.key, a.key) || (a.unit.unitId < b.unit.unitId ? -1 : 1));
  const placings: Placing[] = [];
  for (let first = 0; first < sorted.length; ) {
    let after = first + 1;
    while (after < sorted.length && isEqual(sorted[first]?.key, sorted[after]?.key)) after += 1;
    for (const { unit } of sorted.slice(first, after)) {
      placings.push({
        unitId: unit.unitId,
        peerGroup: unit.peerGroup,
        place: first + 1,
        fromLast: sorted.length - after + 1,
        sharedBy: after - first,
        groupSize: sorted.length,
      });
    }
    first = after;
  }
  return placings;
}

/** Every peer group ranked by itself, groups in the scheme's order. */
export function rankGroups(
  units: readonly Rankable[],
  scheme: Pick<Scheme, 'breakTiesBy' | 'peerGroups'>,
): readonly Placing[] {
  return scheme.peerGroups.flatMap(({ id }) =>
    rank(
      units.filter(({ peerGroup }) => peerGroup === id),
      scheme,
    ),
  );
}

type Key = readonly Exact[];

function sortKey({ lines }: Rankable, total: string, breakTiesBy: readonly string[]): Key {
  return [exactOf(total), ...breakTiesBy.map((id) => shareOf(lines.find((line) => line.indicator === id)))];
}

function shareOf(line: { readonly earned: string; readonly maximum: string } | undefined): Exact {
  const maximum = exactOf(line?.maximum ?? '0');
  return line === undefined || maximum.top === 0n ? fraction(1) : over(exactOf(line.earned), maximum);
}

function compareKeys(a: Key, b: Key): number {
  for (const [index, value] of a.entries()) {
    const side = compareExact(value, b[index] ?? value);
    if (side !== 0) return side;
  }
  return 0;
}

function isEqual(a: Key | undefined, b: Key | undefined): boolean {
  return a !== undefined && b !== undefined && compareKeys(a, b) === 0;
}
