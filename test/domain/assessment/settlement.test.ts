import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { UnitScore } from '../../../shared/domain/assessment/kernel/result.ts';
import type { QuarterPlacing } from '../../../shared/domain/assessment/kernel/streaks.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import { periodBefore } from '../../../shared/domain/assessment/period.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import {
  letterSentence,
  ResultLetter,
  resultLetter,
} from '../../../shared/domain/assessment/settlement/result-letter.ts';
import {
  checkSettlementRules,
  DEFAULT_SETTLEMENT_RULES,
  settlementRuleFor,
} from '../../../shared/domain/assessment/settlement/settlement-rule.ts';
import { heaviestLosses } from '../../../shared/domain/assessment/settlement/rectification.ts';
import { reviseSettlement } from '../../../shared/domain/assessment/settlement/revise-settlement.ts';
import { type SettlementInput, settleRun } from '../../../shared/domain/assessment/settlement/settle-run.ts';
import { UnitTask } from '../../../shared/domain/assessment/unit-task/unit-task.ts';
import { inputOf, measured, Q2, sha256 } from './given.ts';
import { calendar, rule } from './objections.ts';

const LOCKED = '2026-07-14T16:00:00.000Z';

/** A township with so many late arrivals of a hundred; beyond 25 the line is lost. */
function township(index: number, late: number): UnitScore {
  const unitId = `3301060${index + 10}`;
  const unit = { unitId, kind: 'township', division: unitId } as const;
  return scoreUnit(
    inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': measured(100 - late, 100) }, { unit }),
    sha256,
  );
}

function input(lates: readonly number[], said: Partial<SettlementInput> = {}): SettlementInput {
  return {
    runId: 'run',
    runKind: 'assessment',
    scheme: AGREEMENT_SCHEME,
    period: Q2,
    lockedAt: LOCKED,
    superior: '330106',
    results: lates.map((late, index) => {
      const score = township(index, late);
      return { score, revision: 1, office: score.unitId };
    }),
    history: () => [],
    overdue: new Set(),
    rule,
    calendar,
    ...said,
  };
}

function settled(lates: readonly number[], said: Partial<SettlementInput> = {}) {
  const result = settleRun(input(lates, said));
  if (result.kind === 'refused') throw new Error(result.refusal.name);
  return result;
}

describe('settling a run', () => {
  it('takes only what is locked, and never a what-if', () => {
    const name = (said: Partial<SettlementInput>) => {
      const result = settleRun(input([0], said));
      return result.kind === 'refused' ? result.refusal.name : result.kind;
    };
    expect(name({})).toBe('settled');
    expect(name({ lockedAt: null })).toBe('results-not-locked');
    expect(name({ runKind: 'what-if' })).toBe('what-if-publishes-nothing');
  });

  it('ranks, opens a rectification for who is under key management, and writes to every unit', () => {
    const { placings, consequences, rectifications, letters } = settled([0, 1, 2, 3, 4, 20]);
    expect(placings.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(consequences.filter(({ rule: name }) => name === 'quarter-first-three')).toHaveLength(3);
    expect(rectifications.map(({ unitId }) => unitId)).toEqual(['330106015']);
    expect(letters.map(({ taskId }) => taskId)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'run.330106015.rectification',
    ]);
    for (const letter of letters) expect(z.safeParse(ResultLetter, letter).success).toBe(true);
    expect(letterSentence(letters[5]!)).toEqual({
      zh: '得80.00分，等次：重点管理，同类6个单位中第6名。',
      en: '80.00 points, key management, place 6 of 6.',
    });
  });

  it('drafts the opinion from the lines that lost most, and gives thirty days to a working day', () => {
    const [task] = settled([0, 20]).rectifications;
    expect(z.safeParse(UnitTask, task).success).toBe(true);
    expect(task).toMatchObject({
      superior: '330106',
      supportNeeded: false,
      // 15 July in Shanghai and thirty days: 14 August, a Friday.
      limit: { startedOn: '2026-07-15', dueOn: '2026-08-14' },
      ground: { effect: 'key-management', rules: ['key-management'], indicators: ['arrivals'] },
    });
    expect(task?.opinion).toContain('1.流入登记及时率80/100=80.00%，未达到目标100，得5.00分');
  });

  it('names the heaviest losses first, and no more than five', () => {
    const lines = township(0, 0).lines;
    const losing = (...lost: readonly number[]) =>
      lines
        .slice(0, lost.length)
        .map((line, index) => ({ ...line, maximum: '25.00', earned: `${25 - (lost[index] ?? 0)}.00` }));
    const names = (lost: readonly number[]) =>
      heaviestLosses(losing(...lost)).map(({ indicator }) => indicator);
    const [a, b, c] = lines.map(({ indicator }) => indicator);
    expect(names([1, 9, 0])).toEqual([b, a]);
    expect(names([3, 3, 10])).toEqual([c, a, b]);
    expect(names([1, 1, 1, 1, 1, 1])).toHaveLength(5);
  });

  it('sees streaks over locked quarters, and asks for a supporting unit where the scheme supports', () => {
    const streak = {
      id: 'streak',
      zh: '连续两季度末位',
      en: 'last twice',
      effect: 'key-support' as const,
      last: 1,
      quarters: 2,
      smallestGroup: 2,
    };
    const scheme = {
      ...AGREEMENT_SCHEME,
      streaks: [streak],
      bands: AGREEMENT_SCHEME.bands.map(({ id, zh, en, from, below }) => ({ id, zh, en, from, below })),
    };
    const before: QuarterPlacing = {
      quarter: periodBefore(Q2),
      placing: {
        unitId: '330106011',
        peerGroup: 'townships',
        place: 2,
        fromLast: 1,
        sharedBy: 1,
        groupSize: 2,
      },
    };
    const history = (unitId: string) => (unitId === '330106011' ? [before] : []);
    expect(settled([0, 20], { scheme }).rectifications).toEqual([]);
    const [task] = settled([0, 20], { scheme, history }).rectifications;
    expect(task).toMatchObject({
      unitId: '330106011',
      supportNeeded: true,
      ground: { effect: 'key-support' },
    });
  });

  it('withholds a commendation while a rectification is overdue, where the rule says so', () => {
    const overdue = new Set(['330106010']);
    const { consequences, withheld } = settled([0, 1, 2, 3, 4, 5], { overdue });
    const praised = consequences
      .filter(({ effect }) => effect === 'commendation')
      .map(({ unitId }) => unitId);
    expect(praised).not.toContain('330106010');
    expect(withheld.map(({ unitId, rule: name }) => `${unitId} ${name}`)).toEqual([
      '330106010 excellent',
      '330106010 quarter-first-three',
    ]);
    // What calls for more is never withheld.
    expect(settled([20], { overdue }).consequences.map(({ effect }) => effect)).toEqual(['key-management']);
    expect(settled([0], { overdue, rule: { ...rule, overdueBarsCommendation: false } }).withheld).toEqual([]);
  });

  it('is the same whatever order the results come in, and twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }), (lates) => {
        const one = input(lates);
        const first = settleRun(one);
        expect(settleRun({ ...one, results: one.results.toReversed() })).toEqual(first);
        if (first.kind === 'refused') throw new Error('refused');
        expect(new Set(first.letters.map(({ letterId }) => letterId)).size).toBe(lates.length);
        // Whoever must put something right is under key management here, and nobody else.
        const below = one.results.filter(({ score }) => score.grade === 'key-management');
        expect(first.rectifications.map(({ unitId }) => unitId)).toEqual(
          below.map(({ score }) => score.unitId),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('a revision after the lock', () => {
  const change = { number: 1, at: '2026-09-01T02:00:00.000Z' };
  const before = settled([0, 1, 2, 20]);

  it('takes back what lost its ground, and tells all whose place moved', () => {
    const after = settled([0, 1, 2, 0], { revisedAt: change.at });
    const revised = reviseSettlement(before, after, before.rectifications, change);
    expect(revised.cancelled.map(({ unitId, state }) => `${unitId} ${state}`)).toEqual([
      '330106013 cancelled',
    ]);
    expect(revised.opened).toEqual([]);
    // The first now shares its place, the second and the third each fall by one.
    expect(revised.letters.map(({ letterId }) => letterId)).toEqual(
      ['330106010', '330106011', '330106012', '330106013'].map((unitId) => `run.${unitId}.revised.1`),
    );
    for (const letter of revised.letters) expect(z.safeParse(ResultLetter, letter).success).toBe(true);
    expect(revised.bulletinIsOutdated).toBe(true);
  });

  it('opens what it newly calls for, from its own day, and leaves alone what is done', () => {
    const after = settled([0, 1, 20, 20], { revisedAt: change.at });
    const revised = reviseSettlement(before, after, before.rectifications, change);
    expect(revised.opened).toMatchObject([
      { taskId: 'run.330106012.rectification.1', limit: { startedOn: '2026-09-01', dueOn: '2026-10-08' } },
    ]);
    const accepted = before.rectifications.map((task) => ({ ...task, state: 'accepted' as const }));
    expect(reviseSettlement(before, settled([0, 1, 2, 0]), accepted, change).cancelled).toEqual([]);
    const cancelled = before.rectifications.map((task) => ({ ...task, state: 'cancelled' as const }));
    expect(reviseSettlement(before, before, cancelled, change).opened.map(({ unitId }) => unitId)).toEqual([
      '330106013',
    ]);
  });

  it('of nothing changes nothing', () => {
    expect(reviseSettlement(before, settled([0, 1, 2, 20]), before.rectifications, change)).toEqual({
      cancelled: [],
      opened: [],
      letters: [],
      bulletinIsOutdated: false,
    });
  });
});

describe('a letter of a provisional result', () => {
  it('says until when the unit may object, and an unjudged one that it has no rank', () => {
    const score = township(0, 0);
    const base = {
      kind: 'provisional',
      runId: 'run',
      to: score.unitId,
      revision: 1,
      scheme: AGREEMENT_SCHEME,
      placing: null,
      consequences: [],
      taskId: null,
    } as const;
    const letter = resultLetter({ ...base, score, objectUntil: '2026-07-08' });
    expect(letterSentence(letter).zh).toBe(
      '得100.00分，等次：优秀。对任一指标或记录有异议的，可于2026-07-08前提出。',
    );
    expect(letter.letterId).toBe('run.330106010.provisional.1');
    const without = resultLetter({
      ...base,
      score: { ...score, total: null, grade: null },
      objectUntil: null,
    });
    expect(letterSentence(without).en).toBe('Too little could be judged: no total and no rank.');
  });
});

describe('settlement rules', () => {
  it('are data: a county’s own goes before the national one', () => {
    const own = {
      ...rule,
      ruleId: 'county',
      jurisdiction: '330106',
      objection: { days: 3, unit: 'working' as const, rollToWorkingDay: true },
    };
    const checked = checkSettlementRules([...DEFAULT_SETTLEMENT_RULES, own]);
    if (checked.kind === 'invalid') throw new Error(checked.problems[0]?.message);
    expect(settlementRuleFor('330106010', '2026-07-01', checked.rules).ruleId).toBe('county');
    expect(settlementRuleFor('330105010', '2026-07-01', checked.rules).ruleId).toBe('settlement-national');
    expect(checkSettlementRules([own])).toMatchObject({
      kind: 'invalid',
      problems: [{ name: 'no-national-rule' }],
    });
    expect(checkSettlementRules([{ ...rule, returnDay: 31 }])).toMatchObject({ kind: 'invalid' });
  });
});
