import { describe, expect, it } from 'vitest';
import type { FalsehoodFinding } from '../../../shared/domain/assessment/fact/finding.ts';
import type { ScoreInput } from '../../../shared/domain/assessment/kernel/score-input.ts';
import { peerRatesOf } from '../../../shared/domain/assessment/kernel/score-input.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import { reasonSentence } from '../../../shared/domain/assessment/kernel/reason-words.ts';
import { yearScore } from '../../../shared/domain/assessment/kernel/year-total.ts';
import type { Indicator } from '../../../shared/domain/assessment/scheme/indicator.ts';
import type { Scheme } from '../../../shared/domain/assessment/scheme/scheme.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { VILLAGE_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/village-scheme.ts';
import type { TargetAgreement } from '../../../shared/domain/assessment/scheme/target-agreement.ts';
import { inputOf, measured, sha256 } from './given.ts';

const score = (input: ScoreInput) => scoreUnit(input, sha256);

/** The agreement scheme with its line for arrivals (25 points, target 100, one point each) changed. */
function withArrivals(said: Partial<Indicator>): Scheme {
  const [recording, ...others] = AGREEMENT_SCHEME.categories;
  const [arrivals] = recording?.indicators ?? [];
  if (!recording || !arrivals) throw new Error('the shipped scheme has changed');
  return {
    ...AGREEMENT_SCHEME,
    categories: [{ ...recording, indicators: [{ ...arrivals, ...said }] }, ...others],
  };
}

function arrivals(scheme: Scheme, good: number, of: number, rest: Partial<ScoreInput> = {}) {
  const result = score(inputOf(scheme, { 'arrivals-recorded-on-time': measured(good, of) }, rest));
  const line = result.lines.find(({ indicator }) => indicator === 'arrivals');
  if (!line) throw new Error('no line');
  return line;
}

describe('a line', () => {
  it('loses points in proportion to parts of a percentage point', () => {
    expect(arrivals(AGREEMENT_SCHEME, 995, 1000).earned).toBe('24.50');
    expect(arrivals(AGREEMENT_SCHEME, 2, 3 * 100).earned).toBe('0.00');
  });

  it('keeps its floor, and loses no more than it may', () => {
    expect(arrivals(withArrivals({ floor: '5' }), 0, 10).earned).toBe('5.00');
    expect(arrivals(withArrivals({ mostLost: '10.5' }), 0, 10).earned).toBe('14.50');
  });

  it('is worth the part of its target that was reached, and no more than all of it', () => {
    const scheme = withArrivals({ method: { kind: 'proportional' }, target: '90' });
    expect(arrivals(scheme, 60, 100).earned).toBe('16.67');
    expect(arrivals(scheme, 100, 100).earned).toBe('25.00');
  });

  it('loses points for each case above those that cost nothing', () => {
    const line = (cases: number) =>
      score(
        inputOf(
          withArrivals({
            measure: 'open-past-limit',
            target: '2',
            method: { kind: 'per-case', perCase: '1.5' },
          }),
          { 'open-past-limit': measured(cases, cases) },
        ),
      ).lines[0];
    expect(line(0)).toMatchObject({ earned: '25.00', rate: null, reason: 'target-reached' });
    expect(line(2)?.earned).toBe('25.00');
    expect(line(5)).toMatchObject({ earned: '20.50', reason: 'below-target' });
    expect(line(50)?.earned).toBe('0.00');
  });

  it('loses points for errors up to the most that they may cost', () => {
    const sampled = (cases: number) =>
      score(inputOf(AGREEMENT_SCHEME, { 'errors-found': measured(cases, cases) })).lines.find(
        ({ indicator }) => indicator === 'sampled',
      );
    expect(sampled(1)).toMatchObject({ earned: '14.50', reason: 'cases-deducted' });
    expect(sampled(10)?.earned).toBe('10.00');
    expect(sampled(11)?.earned).toBe('10.00');
  });

  it('throws on a measure that was not taken', () => {
    const { measured: all, ...rest } = inputOf(AGREEMENT_SCHEME);
    const { 'sampled-right': _, ...some } = all;
    expect(() => score({ ...rest, measured: some })).toThrow('sampled-right was not measured');
  });
});

describe('level and progress', () => {
  const scheme = withArrivals({
    levelAndProgress: {
      aboveAverage: { level: '70', progress: '30' },
      belowAverage: { level: '30', progress: '70' },
    },
  });
  const before = (good: number, of: number) => ({
    before: { 'arrivals-recorded-on-time': measured(good, of) },
  });
  const peers = (good: number, of: number) => ({
    peers: peerRatesOf([
      { 'arrivals-recorded-on-time': measured(good, of) },
      { 'arrivals-recorded-on-time': measured(good, of) },
    ]),
  });

  it('weigh 7:3 at the average and above it', () => {
    // 90 %: level 15 of 25; from 80 % half of the way to 100 %: 0.7 × 15 + 0.3 × 12.5.
    const line = arrivals(scheme, 90, 100, { ...before(80, 100), ...peers(90, 100) });
    expect(line).toMatchObject({ earned: '14.25', progress: '50.00' });
  });

  it('weigh 3:7 below it', () => {
    // 0.3 × 15 + 0.7 × 12.5.
    expect(arrivals(scheme, 90, 100, { ...before(80, 100), ...peers(91, 100) }).earned).toBe('13.25');
  });

  it('give no progress to who fell back, and all of it to who is at the target', () => {
    expect(arrivals(scheme, 90, 100, { ...before(95, 100), ...peers(90, 100) })).toMatchObject({
      earned: '10.50',
      progress: '0.00',
    });
    expect(arrivals(scheme, 100, 100, { ...before(100, 100), ...peers(90, 100) }).earned).toBe('25.00');
  });

  it('leave the level alone where nothing came before, or too little', () => {
    const line = arrivals(scheme, 90, 100, peers(95, 100));
    expect(line.earned).toBe('15.00');
    expect(line.progress).toBeUndefined();
    expect(arrivals(scheme, 90, 100, { ...before(4, 4), ...peers(95, 100) }).earned).toBe('15.00');
  });
});

describe('what does not apply', () => {
  const nothing = measured(0, 0);

  it('gives its points to its category, and a whole category to the others', () => {
    const result = score(inputOf(VILLAGE_SCHEME, { 'departures-cancelled': nothing }));
    const maxima = new Map(result.lines.map(({ indicator, maximum }) => [indicator, maximum]));
    expect([maxima.get('arrivals'), maxima.get('departures'), maxima.get('sampled')]).toEqual([
      '250.00',
      '0.00',
      '300.00',
    ]);
    // Ten publicity sessions: 50 points, of which 20 count.
    expect(result.total).toBe('1020.00');
  });

  it('counts as earned where the scheme says so', () => {
    const scheme: Scheme = { ...AGREEMENT_SCHEME, notApplicable: 'as-earned' };
    const line = score(inputOf(scheme, { 'replied-on-time': nothing })).lines.find(
      ({ indicator }) => indicator === 'replied',
    );
    expect(line).toMatchObject({ maximum: '25.00', earned: '25.00', reason: 'not-applicable' });
  });

  it('leaves a unit without total and grade when too little is left', () => {
    const few = { 'arrivals-recorded-on-time': nothing, 'replied-on-time': nothing };
    const half = score(inputOf(AGREEMENT_SCHEME, few));
    expect([half.applicable, half.total, half.grade]).toEqual(['50.00', '100.00', 'excellent']);
    const less = score(inputOf(AGREEMENT_SCHEME, { ...few, 'notices-accepted-on-time': nothing }));
    expect([less.applicable, less.total, less.grade]).toEqual(['40.00', null, null]);
    const none = Object.fromEntries(
      Object.keys(inputOf(AGREEMENT_SCHEME).measured).map((id) => [id, nothing]),
    );
    expect(score(inputOf(AGREEMENT_SCHEME, none))).toMatchObject({
      applicable: '0.00',
      total: null,
      passed: null,
      grade: null,
    });
  });
});

describe('a bonus', () => {
  const scheme: Scheme = {
    ...VILLAGE_SCHEME,
    bonuses: VILLAGE_SCHEME.bonuses.map((bonus) => ({ ...bonus, per: '2', points: '1.5', atMost: '4' })),
    bonusAtMost: '3.5',
  };
  const given = (sessions: number) => {
    const { bonuses, total } = score(inputOf(scheme, { 'publicity-sessions': measured(sessions, sessions) }));
    return [bonuses[0]?.earned, total];
  };

  it('counts whole portions, up to the item’s most and the scheme’s', () => {
    expect(given(1)).toEqual(['0.00', '1000.00']);
    expect(given(3)).toEqual(['1.50', '1001.50']);
    expect(given(4)).toEqual(['3.00', '1003.00']);
    expect(given(60)).toEqual(['4.00', '1003.50']);
  });
});

describe('targets', () => {
  const agreement: TargetAgreement = {
    agreementId: 'a',
    unitId: '330106002001',
    schemeId: 'agreement-hundred',
    from: '2026-04-01',
    to: '2027-03-31',
    targets: [{ indicator: 'arrivals', target: '80' }],
    signedByUnit: { office: '甲镇', on: '2026-03-20' },
    signedByParent: { office: '甲县', on: '2026-03-21' },
  };
  const overridden: Scheme = {
    ...AGREEMENT_SCHEME,
    overrides: [
      {
        jurisdiction: '330106',
        effectiveFrom: '2026-04-01',
        effectiveTo: '2026-07-01',
        indicator: 'arrivals',
        target: '90',
        method: { kind: 'per-point', perPoint: '2' },
        source: '甲县考核办法',
      },
      { jurisdiction: '33', effectiveFrom: '2026-01-01', indicator: 'arrivals', target: '99', source: 'x' },
    ],
  };

  it('are the county’s on its days, the nearest first', () => {
    expect(arrivals(overridden, 85, 100)).toMatchObject({
      target: '90',
      targetSetBy: 'override',
      earned: '15.00',
    });
    const earlier = { period: { kind: 'quarter', from: '2026-01-01', to: '2026-03-31' } as const };
    expect(arrivals(overridden, 85, 100, earlier)).toMatchObject({ target: '99', earned: '11.00' });
    const elsewhere = { unit: { unitId: 'u', kind: 'township', division: '411525001' } as const };
    expect(arrivals(overridden, 85, 100, elsewhere)).toMatchObject({ target: '100', targetSetBy: 'scheme' });
  });

  it('are the agreement’s when both sides have signed it', () => {
    expect(arrivals(overridden, 75, 100, { agreement })).toMatchObject({
      target: '80',
      targetSetBy: 'agreement',
      // The county's two points for each percentage point stay.
      earned: '15.00',
    });
    expect(arrivals(overridden, 75, 100, { agreement: { ...agreement, signedByParent: null } }).target).toBe(
      '90',
    );
    expect(arrivals(overridden, 75, 100, { agreement: { ...agreement, from: '2026-04-02' } }).target).toBe(
      '90',
    );
    expect(arrivals({ ...overridden, agreements: false }, 75, 100, { agreement }).target).toBe('90');
    expect(arrivals(overridden, 75, 100, { agreement: { ...agreement, schemeId: 'other' } }).target).toBe(
      '90',
    );
  });
});

describe('proven falsehood', () => {
  const finding = (findingId: string, said: Partial<FalsehoodFinding> = {}): FalsehoodFinding => ({
    findingId,
    office: '330106002',
    kind: 'inflated',
    record: 'm',
    establishedOn: '2026-05-05',
    ruling: 'ruling-1',
    ...said,
  });
  const graded = (...falsehoods: FalsehoodFinding[]) => {
    const { total, grade, gradeByTotal, cappedBy } = score(inputOf(AGREEMENT_SCHEME, {}, { falsehoods }));
    return { total, grade, gradeByTotal, cappedBy };
  };

  it('caps the grade and takes no points', () => {
    expect(graded(finding('f1'))).toEqual({
      total: '100.00',
      grade: 'qualified',
      gradeByTotal: 'excellent',
      cappedBy: ['f1'],
    });
    expect(graded(finding('f2'), finding('f1')).grade).toBe('key-management');
    expect(graded(finding('f1'), finding('f2', { kind: 'shifted' })).grade).toBe('qualified');
  });

  it('of another period caps nothing, and an error never does', () => {
    expect(graded(finding('f1', { establishedOn: '2026-07-01' })).grade).toBe('excellent');
    const wrong = score(inputOf(AGREEMENT_SCHEME, { 'errors-found': measured(9, 9) }));
    expect(wrong).toMatchObject({ total: '95.50', grade: 'excellent', cappedBy: [] });
  });
});

describe('proven falsehood in the year', () => {
  it('adds up over the quarters: one in each is a repetition', () => {
    const found = (findingId: string): FalsehoodFinding => ({
      findingId,
      office: '330106002',
      kind: 'inflated',
      record: 'm',
      establishedOn: '2026-05-05',
      ruling: 'r',
    });
    const graded = (...falsehoods: FalsehoodFinding[]) =>
      yearScore(AGREEMENT_SCHEME, ['99', '99', '99', '99'], '99', falsehoods).grade;
    expect([graded(), graded(found('a')), graded(found('a'), found('b'))]).toEqual([
      'excellent',
      'qualified',
      'key-management',
    ]);
  });
});

describe('a grade', () => {
  it.each([
    [95, 'excellent'],
    [94.99, 'qualified'],
    [90, 'qualified'],
    [89.99, 'key-management'],
  ] as const)('of %f is %s', (total, grade) => {
    const parts = [total, total, total, total].map((value) => value.toFixed(2));
    const [a = null, b = null, c = null, d = null] = parts;
    expect(yearScore(AGREEMENT_SCHEME, [a, b, c, d], total.toFixed(2), []).grade).toBe(grade);
  });
});

describe('the year', () => {
  it('weighs the quarters and the year-end check', () => {
    // 17.5 % × (91.11 + 92.22 + 93.33 + 94.44) + 30 % × 88.88 = 64.9425 + 26.664 = 91.6065.
    const year = yearScore(AGREEMENT_SCHEME, ['91.11', '92.22', '93.33', '94.44'], '88.88', []);
    expect(year.total).toBe('91.61');
    expect(year.grade).toBe('qualified');
  });

  it('shares out the weight of a part that is missing', () => {
    // (17.5 × (90 + 96) + 30 × 92) / 65.
    expect(yearScore(AGREEMENT_SCHEME, [null, '90', '96', null], '92', []).total).toBe('92.54');
    expect(yearScore(VILLAGE_SCHEME, [null, null, null, null], null, [])).toMatchObject({
      total: null,
      passed: null,
      grade: null,
    });
  });
});

describe('the sentences', () => {
  it('say why a line has its points', () => {
    const line = arrivals(AGREEMENT_SCHEME, 118, 120);
    expect(reasonSentence(line)).toEqual({
      zh: '流入登记及时率118/120=98.33%，未达到目标100，得23.33分（满分25.00分）。',
      en: 'arrivals recorded on time: 118/120=98.33%, short of the target of 100: 23.33 of 25.00 points.',
    });
    expect(reasonSentence(arrivals(AGREEMENT_SCHEME, 3, 3)).zh).toContain('只有3条记录，不足以评价');
    expect(reasonSentence(arrivals(AGREEMENT_SCHEME, 0, 0)).en).toContain('not applicable');
    expect(reasonSentence(arrivals(AGREEMENT_SCHEME, 9, 9)).zh).toContain('达到目标100，得25.00分');
  });

  it('count the cases', () => {
    const { lines } = score(
      inputOf(AGREEMENT_SCHEME, { 'sampled-right': measured(9, 10), 'errors-found': measured(2, 2) }),
    );
    const line = lines.find(({ indicator }) => indicator === 'sampled');
    expect(line && reasonSentence(line).zh).toBe(
      '抽查准确率9/10=90.00%，未达到目标100，另逐例扣分2例，得8.00分（满分15.00分）。',
    );
  });
});
