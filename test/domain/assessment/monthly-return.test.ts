import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  actOnReturn,
  clockReturn,
  differencesFromLedger,
  returnAsFact,
  type ReturnFacts,
} from '../../../shared/domain/assessment/monthly-return/act-on-return.ts';
import {
  MonthlyReturn,
  type ReturnAction,
  ReturnCategory,
} from '../../../shared/domain/assessment/monthly-return/monthly-return.ts';
import {
  prefillReturn,
  type PrefillFacts,
  refreshReturn,
  type ResidenceChange,
  residenceChangesOf,
  returnLimit,
} from '../../../shared/domain/assessment/monthly-return/prefill-return.ts';
import { returnSentence } from '../../../shared/domain/assessment/monthly-return/return-words.ts';
import { movement, TOWNSHIP } from './given.ts';
import { calendar, rule } from './objections.ts';

const clerk: ReturnFacts = { by: TOWNSHIP, subject: 'clerk', role: 'clerk', now: '2026-06-01T01:00:00.000Z' };
const reviewer: ReturnFacts = { ...clerk, subject: 'reviewer', role: 'reviewer' };

function change(
  record: string,
  direction: 'in' | 'out',
  recordedAt = '2026-05-11T02:00:00.000Z',
  category: ReturnCategory = 'migrant',
): ResidenceChange {
  return { record, category, direction, recordedAt };
}
function factsOf(changes: readonly ResidenceChange[], said: Partial<PrefillFacts> = {}): PrefillFacts {
  return {
    office: TOWNSHIP,
    month: '2026-05',
    opening: { migrant: 100 },
    changes,
    ledger: null,
    rule,
    calendar,
    now: '2026-05-31T16:00:00.000Z',
    ...said,
  };
}
const some = [change('a', 'in'), change('b', 'in'), change('c', 'out')];

function done(monthly: MonthlyReturn, action: ReturnAction, facts: ReturnFacts): MonthlyReturn {
  const acted = actOnReturn(monthly, action, facts);
  if (acted.kind === 'refused') throw new Error(acted.refusal.name);
  return acted.monthly;
}
function outcome(monthly: MonthlyReturn, action: ReturnAction, facts: ReturnFacts): string {
  const acted = actOnReturn(monthly, action, facts);
  return acted.kind === 'refused' ? acted.refusal.name : acted.monthly.state;
}
const file = (
  zero = false,
  adjustments: Extract<ReturnAction, { action: 'file' }>['adjustments'] = [],
): ReturnAction => ({ action: 'file', zero, adjustments });
const confirm: ReturnAction = { action: 'confirm' };

describe('a return', () => {
  it('is prefilled by kind: people at the start, plus inflow, minus outflow', () => {
    const monthly = prefillReturn(
      factsOf([...some, change('d', 'in', '2026-05-12T02:00:00.000Z', 'separated')]),
    );
    expect(z.safeParse(MonthlyReturn, monthly).success).toBe(true);
    expect(monthly.rows).toEqual([
      { category: 'migrant', opening: 100, inflow: 2, outflow: 1, adjusted: 0, closing: 101 },
      { category: 'separated', opening: 0, inflow: 1, outflow: 0, adjusted: 0, closing: 1 },
      { category: 'no-household', opening: 0, inflow: 0, outflow: 0, adjusted: 0, closing: 0 },
    ]);
    expect(returnSentence(monthly)).toEqual({
      zh: '2026-05月报表（待报送）：期初100人、流入3人、流出1人，期末102人。',
      en: 'Return of 2026-05 (to be filed): 100 people at the start, 3 came, 1 left: 102 at the end.',
    });
  });

  it('takes what was recorded in the month in Shanghai, each record once', () => {
    const edges = [
      change('before', 'in', '2026-04-30T15:59:59.999Z'),
      change('first', 'in', '2026-04-30T16:00:00.000Z'),
      change('last', 'in', '2026-05-31T15:59:59.999Z'),
      change('last', 'in', '2026-05-31T15:59:59.999Z'),
      change('after', 'in', '2026-05-31T16:00:00.000Z'),
    ];
    expect(prefillReturn(factsOf(edges)).rows[0]?.inflow).toBe(2);
  });

  it('reads movements of the residence side, and no local people', () => {
    const facts = [
      movement('in'),
      movement('home', { category: 'at-home' }),
      movement('out', { kind: 'outflow' }),
      movement('back', { kind: 'return' }),
      movement('moved', { kind: 'change-of-address' }),
      movement('household', { kind: 'outflow', side: 'household' }),
      movement('elsewhere', { office: '330106003' }),
    ];
    expect(
      residenceChangesOf(facts, TOWNSHIP).map(({ record, direction }) => `${record} ${direction}`),
    ).toEqual(['in in', 'out out', 'back out']);
  });

  it('adds up whatever comes, and one month opens with what the last closed', () => {
    const changes = fc.array(
      fc.record({
        record: fc.string({ minLength: 1, maxLength: 4 }),
        category: fc.constantFrom(...ReturnCategory.options),
        direction: fc.constantFrom('in' as const, 'out' as const),
        recordedAt: fc.constantFrom(
          '2026-05-11T02:00:00.000Z',
          '2026-06-11T02:00:00.000Z',
          '2026-07-11T02:00:00.000Z',
        ),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(changes, (raw) => {
        const all = [...new Map(raw.map((one) => [one.record, one])).values()];
        const opening = { migrant: 50, separated: 50, 'no-household': 50 };
        const may = prefillReturn(factsOf(all, { opening }));
        const closing = Object.fromEntries(may.rows.map((row) => [row.category, row.closing]));
        const june = prefillReturn(factsOf(all, { month: '2026-06', opening: closing }));
        for (const row of [...may.rows, ...june.rows])
          expect(row.closing).toBe(row.opening + row.inflow - row.outflow);
        const moved = all.filter(({ recordedAt }) => recordedAt < '2026-07');
        const net =
          moved.filter(({ direction }) => direction === 'in').length -
          moved.filter(({ direction }) => direction === 'out').length;
        expect(june.rows.reduce((sum, row) => sum + row.closing, 0)).toBe(150 + net);
        expect(prefillReturn(factsOf(all.toReversed(), { opening })).rows).toEqual(may.rows);
      }),
    );
  });

  it('is due on the first of the next month, or on the next working day', () => {
    expect(returnLimit('2026-05', rule, calendar).dueOn).toBe('2026-06-01');
    // 1 to 7 October 2026 are days off.
    expect(returnLimit('2026-09', rule, calendar).dueOn).toBe('2026-10-08');
    expect(returnLimit('2026-09', { ...rule, returnRolls: false }, calendar).dueOn).toBe('2026-10-01');
    expect(returnLimit('2026-12', { ...rule, returnDay: 20 }, calendar).dueOn).toBe('2027-01-20');
  });
});

describe('filing and confirming', () => {
  const prefilled = prefillReturn(factsOf(some));

  it('are two hands of the office, and then it is locked', () => {
    const filed = done(prefilled, file(), clerk);
    expect(outcome(filed, confirm, clerk)).toBe('role-not-allowed');
    expect(outcome(done(prefilled, file(), reviewer), confirm, reviewer)).toBe('reviewer-is-author');
    expect(outcome(filed, confirm, { ...reviewer, by: '330106' })).toBe('division-not-yours');
    const confirmed = done(filed, confirm, reviewer);
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      filedBy: 'clerk',
      confirmedBy: 'reviewer',
      version: 3,
    });
    for (const action of [file(), confirm, { action: 'send-back', reason: '重填' } as const])
      expect(outcome(confirmed, action, reviewer)).toBe('transition-not-allowed');
    expect(refreshReturn(confirmed, factsOf([]))).toBe(confirmed);
    expect(returnAsFact(confirmed)).toMatchObject({
      kind: 'monthly-return',
      dueOn: '2026-06-01',
      doneOn: '2026-06-01',
    });
    expect(returnAsFact(filed)?.doneOn).toBeNull();
  });

  it('wait for the month to be over', () => {
    expect(outcome(prefilled, file(), { ...clerk, now: '2026-05-31T15:59:59.999Z' })).toBe('month-not-over');
    expect(outcome(prefilled, file(), { ...clerk, now: '2026-05-31T16:00:00.000Z' })).toBe('filed');
  });

  it('say a zero return as it is', () => {
    const zero = prefillReturn(factsOf([]));
    expect(outcome(zero, file(false), clerk)).toBe('return-not-zero');
    expect(outcome(prefilled, file(true), clerk)).toBe('return-not-zero');
    const filed = done(zero, file(true), clerk);
    expect(returnSentence(filed).zh).toBe('2026-05月报表（待审核）：零报告，期末100人。');
  });

  it('take corrections by hand with a note, and no closing below zero', () => {
    const adjustments = [{ category: 'migrant' as const, change: -2, note: '上月重复登记两人' }];
    const filed = done(prefilled, file(false, adjustments), clerk);
    expect(filed.rows[0]).toEqual({
      category: 'migrant',
      opening: 100,
      inflow: 2,
      outflow: 1,
      adjusted: -2,
      closing: 99,
    });
    expect(outcome(prefilled, file(false, [{ category: 'separated', change: -1, note: '误' }]), clerk)).toBe(
      'return-below-zero',
    );
    const back = done(filed, { action: 'send-back', reason: '更正无依据' }, reviewer);
    expect(back).toMatchObject({ state: 'prefilled', filedBy: null, adjustments: [] });
    expect(back.rows).toEqual(prefilled.rows);
  });

  it('begin again from the records while nobody has filed', () => {
    const more = factsOf([...some, change('e', 'in')]);
    expect(refreshReturn(prefilled, more).rows[0]?.closing).toBe(102);
    expect(refreshReturn(prefilled, factsOf(some))).toBe(prefilled);
    const filed = done(prefilled, file(), clerk);
    expect(refreshReturn(filed, more)).toBe(filed);
  });

  it('show where the ledger counts otherwise', () => {
    const monthly = prefillReturn(factsOf(some, { ledger: { migrant: 99 } }));
    expect(differencesFromLedger(monthly)).toEqual([{ category: 'migrant', closing: 101, ledger: 99 }]);
    expect(differencesFromLedger(prefilled)).toEqual([]);
  });

  it('are pressed for until confirmed, each step once', () => {
    const first = clockReturn(prefilled, rule, '2026-06-01T16:00:00.000Z');
    expect(first.noted).toEqual(['overdue']);
    expect(clockReturn(first, rule, '2026-06-01T17:00:00.000Z')).toBe(first);
    const confirmed = done(done(prefilled, file(), clerk), confirm, reviewer);
    expect(clockReturn(confirmed, rule, '2026-08-01T16:00:00.000Z')).toBe(confirmed);
  });
});
