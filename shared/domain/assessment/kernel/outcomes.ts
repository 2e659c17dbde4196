import { compareExact, exactOf } from '../exact/exact.ts';
import type { Effect, Outcome, RankCondition } from '../scheme/consequence.ts';
import type { PeriodKind } from '../period.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { rank, type Rankable, type Placing } from './rank.ts';
import { isOnStreak, type QuarterPlacing } from './streaks.ts';

/** What follows for a unit, and from what. */
export interface Consequence {
  readonly unitId: string;
  readonly from: 'band' | 'outcome' | 'streak';
  /** Id of the band, outcome or streak in the scheme. */
  readonly rule: string;
  readonly effect: Effect;
  readonly unitAward?: number | undefined;
}

type Graded = Rankable & { readonly grade: string | null };

/**
 * All consequences of one period, in the order of the scheme's rules and of the units' ids. `history`: the locked quarters of
 * a unit, this one among them; it is looked at for quarters only.
 */
export function consequencesOf(
  units: readonly Graded[],
  scheme: Scheme,
  periodKind: PeriodKind,
  history: (unitId: string) => readonly QuarterPlacing[],
): readonly Consequence[] {
  const sorted = units.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
  return [
    ...scheme.bands.flatMap(({ id, effect }) =>
      effect === undefined
        ? []
        : sorted
            .filter(({ grade }) => grade === id)
            .map(({ unitId }) => consequence(unitId, 'band', { id, effect })),
    ),
    ...scheme.outcomes
      .filter(({ at }) => at.includes(periodKind))
      .flatMap((outcome) =>
        unitsOf(outcome, sorted, scheme).map((unitId) => consequence(unitId, 'outcome', outcome)),
      ),
    ...(periodKind === 'quarter' ? scheme.streaks : []).flatMap((streak) =>
      sorted
        .filter(({ unitId }) => isOnStreak(streak, history(unitId)))
        .map(({ unitId }) => consequence(unitId, 'streak', streak)),
    ),
  ];
}

function consequence(
  unitId: string,
  from: Consequence['from'],
  rule: { readonly id: string; readonly effect: Effect; readonly unitAward?: number | undefined },
): Consequence {
  const { id, effect, unitAward } = rule;
  return { unitId, from, rule: id, effect, ...(unitAward !== undefined && { unitAward }) };
}

/** The units that meet a rule; those left out give their place to the next. */
function unitsOf(outcome: Outcome, units: readonly Graded[], scheme: Scheme): readonly string[] {
  return scheme.peerGroups
    .filter(({ id }) => outcome.peerGroup === undefined || outcome.peerGroup === id)
    .flatMap(({ id }) => {
      const eligible = units.filter(
        ({ peerGroup, cappedBy }) => peerGroup === id && !(outcome.leavesOutCapped && cappedBy.length > 0),
      );
      const placings = new Map(rank(eligible, scheme).map((placing) => [placing.unitId, placing]));
      return eligible
        .filter(({ unitId, total }) => {
          const placing = placings.get(unitId);
          return (
            placing !== undefined &&
            total !== null &&
            isWithin(total, outcome) &&
            (outcome.rank === undefined || isInRank(placing, outcome.rank))
          );
        })
        .map(({ unitId }) => unitId);
    });
}

function isWithin(total: string, { from, below }: Outcome): boolean {
  const value = exactOf(total);
  return (
    (from === undefined || compareExact(value, exactOf(from)) >= 0) &&
    (below === undefined || compareExact(value, exactOf(below)) < 0)
  );
}

/** Who shares the first place is never among the last, however small the group. */
function isInRank(
  { place, fromLast, sharedBy, groupSize }: Placing,
  { end, n, atBorder, smallestGroup }: RankCondition,
): boolean {
  if (groupSize < smallestGroup || (end === 'last' && place === 1)) return false;
  const counted = end === 'first' ? place : fromLast;
  return atBorder === 'all' ? counted <= n : counted + sharedBy - 1 <= n;
}
