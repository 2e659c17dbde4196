import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Consequence, consequencesOf } from '../../../shared/domain/assessment/kernel/outcomes.ts';
import {
  rank,
  rankGroups,
  type Rankable,
  type Placing,
} from '../../../shared/domain/assessment/kernel/rank.ts';
import { isOnStreak, type QuarterPlacing } from '../../../shared/domain/assessment/kernel/streaks.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import type { AssessmentPeriod } from '../../../shared/domain/assessment/period.ts';
import type { RankCondition, Streak } from '../../../shared/domain/assessment/scheme/consequence.ts';
import { peerGroupOf } from '../../../shared/domain/assessment/scheme/peer-group.ts';
import type { Scheme } from '../../../shared/domain/assessment/scheme/scheme.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { VILLAGE_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/village-scheme.ts';
import { inputOf, measured, Q2, sha256 } from './given.ts';

type Graded = Rankable & { readonly grade: string | null };

function unit(unitId: string, total: string | null, said: Partial<Graded> = {}): Graded {
  return { unitId, peerGroup: 'villages', total, grade: 'passed', cappedBy: [], lines: [], ...said };
}

function units(...totals: readonly string[]): readonly Graded[] {
  return totals.map((total, index) => unit(`u${index + 1}`, total));
}

function names(consequences: readonly Consequence[], rule: string): readonly string[] {
  return consequences.filter((found) => found.rule === rule).map(({ unitId }) => unitId);
}

describe('a ranking', () => {
  it('shares places and leaves the next ones empty', () => {
    const placings = rank(units('900', '850', '850', '800'), VILLAGE_SCHEME);
    expect(placings.map(({ place, fromLast, sharedBy }) => [place, fromLast, sharedBy])).toEqual([
      [1, 4, 1],
      [2, 2, 2],
      [2, 2, 2],
      [4, 1, 1],
    ]);
  });

  it('compares numbers, not texts, and does not depend on the order of the units', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_100 }), { maxLength: 30 }), (totals) => {
        const all = totals.map((total, index) => unit(`u${index}`, `${total}.00`));
        const placings = rank(all, VILLAGE_SCHEME);
        expect(rank(all.toReversed(), VILLAGE_SCHEME)).toEqual(placings);
        for (const { unitId, place, fromLast, sharedBy } of placings) {
          const own = totals[Number(unitId.slice(1))] ?? -1;
          expect(place).toBe(1 + totals.filter((total) => total > own).length);
          expect(fromLast).toBe(1 + totals.filter((total) => total < own).length);
          expect(sharedBy).toBe(totals.filter((total) => total === own).length);
        }
      }),
    );
  });

  it('breaks ties by the scheme’s lines, one that does not apply counting as full', () => {
    const tied = (unitId: string, arrivals: number, replied: number) => {
      const scheme: Scheme = { ...AGREEMENT_SCHEME, breakTiesBy: ['arrivals'] };
      const score = scoreUnit(
        inputOf(
          scheme,
          {
            'arrivals-recorded-on-time': measured(arrivals, arrivals === 0 ? 0 : 100),
            'replied-on-time': measured(replied, replied === 0 ? 0 : 100),
          },
          { unit: { unitId, kind: 'township', division: '330106001' } },
        ),
        sha256,
      );
      return { ...score, total: '90.00' };
    };
    const all = [tied('b', 95, 95), tied('a', 90, 95), tied('c', 0, 95), tied('d', 95, 90)];
    const places = rank(all, { breakTiesBy: ['arrivals', 'replied'] }).map(
      ({ unitId, place }) => `${place}${unitId}`,
    );
    expect(places).toEqual(['1c', '2b', '3d', '4a']);
    const byOne = rank(all, { breakTiesBy: ['arrivals'] }).map(({ unitId, place }) => `${place}${unitId}`);
    expect(byOne).toEqual(['1c', '2b', '2d', '4a']);
  });

  it('leaves out units without a total, and ranks each group by itself', () => {
    const all = [
      unit('v1', '800'),
      unit('v2', null),
      unit('c1', '900', { peerGroup: 'communities' }),
      unit('v3', '700'),
    ];
    expect(
      rankGroups(all, VILLAGE_SCHEME).map(({ unitId, place, groupSize }) => [unitId, place, groupSize]),
    ).toEqual([
      ['v1', 1, 2],
      ['v3', 2, 2],
      ['c1', 1, 1],
    ]);
  });
});

describe('a peer group', () => {
  const of = (unitId: string, kind: 'township' | 'county' = 'township') =>
    peerGroupOf(
      {
        schemeId: 's',
        peerGroups: [
          { id: 'plain', zh: '平原乡镇', en: 'plain', kinds: ['township'] },
          { id: 'hill', zh: '山区乡镇', en: 'hill', kinds: ['township'], units: ['t-2', 't-3'] },
        ],
      },
      { unitId, kind },
    ).id;

  it('is the one that names the unit, else that of its kind', () => {
    expect([of('t-1'), of('t-2'), of('t-4')]).toEqual(['plain', 'hill', 'plain']);
  });

  it('is missing by name', () => {
    expect(() => of('c-1', 'county')).toThrow('no peer group for c-1, a county');
  });
});

describe('consequences of a rank', () => {
  const withRank = (condition: RankCondition, more: object = {}): Scheme => ({
    ...VILLAGE_SCHEME,
    outcomes: [
      {
        id: 'rule',
        zh: '规则',
        en: 'rule',
        effect: 'support',
        at: ['quarter'],
        rank: condition,
        leavesOutCapped: false,
        ...more,
      },
    ],
  });
  const found = (scheme: Scheme, all: readonly Graded[]) =>
    names(
      consequencesOf(all, scheme, 'quarter', () => []),
      'rule',
    );
  const first = (atBorder: 'all' | 'none', smallestGroup = 1): RankCondition => ({
    end: 'first',
    n: 2,
    atBorder,
    smallestGroup,
  });
  const last = (atBorder: 'all' | 'none', smallestGroup = 1): RankCondition => ({
    ...first(atBorder, smallestGroup),
    end: 'last',
  });

  it('take all who tie across the border, or none', () => {
    const all = units('9', '8', '8', '7', '7', '6');
    expect(found(withRank(first('all')), all)).toEqual(['u1', 'u2', 'u3']);
    expect(found(withRank(first('none')), all)).toEqual(['u1']);
    expect(found(withRank(last('all')), all)).toEqual(['u4', 'u5', 'u6']);
    expect(found(withRank(last('none')), all)).toEqual(['u6']);
  });

  it('hold for nobody in a group that is too small, and never call an equal group the last', () => {
    expect(found(withRank(last('all', 7)), units('6', '5', '4', '3', '2', '1'))).toEqual([]);
    expect(found(withRank(last('all', 6)), units('6', '5', '4', '3', '2', '1'))).toEqual(['u5', 'u6']);
    expect(found(withRank(last('all')), units('5', '5', '5'))).toEqual([]);
    expect(found(withRank(last('all')), units('5'))).toEqual([]);
  });

  it('give the place of one left out to the next', () => {
    const all = units('9', '8', '7', '6').map((entry) =>
      entry.unitId === 'u1' ? { ...entry, cappedBy: ['f'] } : entry,
    );
    expect(found(withRank(first('all'), { leavesOutCapped: true }), all)).toEqual(['u2', 'u3']);
    expect(found(withRank(first('all')), all)).toEqual(['u1', 'u2']);
  });

  it('of the year: three villages and one community, one of each under key management', () => {
    const villages = units('960', '950', '940', '930', '690', '680');
    const communities = ['900', '890', '600'].map((total, index) =>
      unit(`c${index + 1}`, total, { peerGroup: 'communities' }),
    );
    const year = consequencesOf([...villages, ...communities], VILLAGE_SCHEME, 'year', () => []);
    expect(names(year, 'year-villages')).toEqual(['u1', 'u2', 'u3']);
    expect(names(year, 'year-communities')).toEqual(['c1']);
    expect(names(year, 'year-key-village')).toEqual(['u6']);
    expect(names(year, 'year-key-community')).toEqual(['c3']);
    expect(names(year, 'quarter-first-three')).toEqual([]);
  });

  it('praise nobody below the pass line, and carry an award to the unit', () => {
    const scheme: Scheme = {
      ...VILLAGE_SCHEME,
      outcomes: VILLAGE_SCHEME.outcomes.map((outcome) =>
        outcome.effect === 'commendation' ? { ...outcome, unitAward: 2000 } : outcome,
      ),
    };
    const quarter = consequencesOf(units('710', '700', '699.99', '1', '2', '3'), scheme, 'quarter', () => []);
    expect(quarter).toEqual(
      ['u1', 'u2'].map((unitId) => ({
        unitId,
        from: 'outcome',
        rule: 'quarter-first-three',
        effect: 'commendation',
        unitAward: 2000,
      })),
    );
  });

  it('follow from a band alone', () => {
    const all = [
      unit('a', '96', { peerGroup: 'townships', grade: 'excellent' }),
      unit('b', '92', { peerGroup: 'townships', grade: 'qualified' }),
      unit('c', '80', { peerGroup: 'townships', grade: 'key-management' }),
      unit('d', null, { peerGroup: 'townships', grade: null }),
    ];
    expect(
      consequencesOf(all, AGREEMENT_SCHEME, 'month', () => []).map(({ unitId, effect }) => [unitId, effect]),
    ).toEqual([
      ['a', 'commendation'],
      ['c', 'key-management'],
    ]);
  });
});

describe('a streak', () => {
  const streak: Streak = {
    id: 'twice',
    zh: '连续两季后三名',
    en: 'twice',
    effect: 'talk',
    last: 3,
    quarters: 2,
    smallestGroup: 6,
  };
  const placing = (fromLast: number, said: Partial<Placing> = {}): Placing => ({
    unitId: 'u',
    peerGroup: 'villages',
    place: 11 - fromLast,
    fromLast,
    sharedBy: 1,
    groupSize: 10,
    ...said,
  });
  const q1: AssessmentPeriod = { kind: 'quarter', from: '2026-01-01', to: '2026-03-31' };
  const lastYear: AssessmentPeriod = { kind: 'quarter', from: '2025-10-01', to: '2025-12-31' };
  const on = (now: Placing | null, before: Placing | null, rule = streak, earlier = q1): boolean =>
    isOnStreak(rule, [
      { quarter: earlier, placing: before },
      { quarter: Q2, placing: now },
    ]);

  it('runs over quarters that follow one another', () => {
    expect(on(placing(3), placing(1))).toBe(true);
    expect(on(placing(4), placing(1))).toBe(false);
    expect(on(placing(3), placing(4))).toBe(false);
    expect(on(placing(3), placing(1), streak, lastYear)).toBe(false);
    expect(isOnStreak(streak, [{ quarter: Q2, placing: placing(1) }])).toBe(false);
  });

  it('is broken by a quarter without a rank', () => {
    expect(on(placing(3), null)).toBe(false);
    expect(on(null, placing(3))).toBe(false);
  });

  it('leaves out ties across the border and small or equal groups', () => {
    expect(on(placing(3), placing(2, { sharedBy: 2 }))).toBe(true);
    expect(on(placing(3), placing(2, { sharedBy: 3 }))).toBe(false);
    expect(on(placing(3), placing(1, { groupSize: 5 }))).toBe(false);
    expect(on(placing(3), placing(1, { place: 1, sharedBy: 3 }))).toBe(false);
  });

  it('of three quarters needs three, across New Year', () => {
    const three: Streak = { ...streak, quarters: 3 };
    const history: readonly QuarterPlacing[] = [
      { quarter: Q2, placing: placing(1) },
      { quarter: lastYear, placing: placing(2) },
      { quarter: q1, placing: placing(3) },
    ];
    expect(isOnStreak(three, history)).toBe(true);
    expect(isOnStreak(three, history.slice(0, 2))).toBe(false);
  });

  it('leads to a talk after two quarters and to support after three', () => {
    const all = units('9', '8', '7', '6', '5', '4');
    const history =
      (quarters: number) =>
      (unitId: string): readonly QuarterPlacing[] =>
        unitId === 'u6'
          ? [Q2, q1, lastYear]
              .slice(0, quarters)
              .map((quarter) => ({ quarter, placing: placing(1, { groupSize: 6 }) }))
          : [];
    const effects = (quarters: number) =>
      consequencesOf(all, VILLAGE_SCHEME, 'quarter', history(quarters))
        .filter(({ from }) => from === 'streak')
        .map(({ unitId, rule }) => `${unitId} ${rule}`);
    expect(effects(1)).toEqual([]);
    expect(effects(2)).toEqual(['u6 last-three-twice']);
    expect(effects(3)).toEqual(['u6 last-three-twice', 'u6 last-three-three-times']);
    expect(consequencesOf(all, VILLAGE_SCHEME, 'month', history(3))).toEqual([]);
  });
});
