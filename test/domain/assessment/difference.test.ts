import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FalsehoodFinding } from '../../../shared/domain/assessment/fact/finding.ts';
import { explainDifference } from '../../../shared/domain/assessment/kernel/difference.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import type { Measured } from '../../../shared/domain/assessment/measure/measured.ts';
import { ratioOf } from '../../../shared/domain/assessment/measure/measured.ts';
import type { MeasureId } from '../../../shared/domain/assessment/measure/measures.ts';
import type { Scheme } from '../../../shared/domain/assessment/scheme/scheme.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { VILLAGE_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/village-scheme.ts';
import { inputOf, measured, sha256 } from './given.ts';

const finding: FalsehoodFinding = {
  findingId: 'f1',
  office: '330106002',
  kind: 'concealed',
  record: 'm',
  establishedOn: '2026-05-05',
  ruling: 'r',
};

/** Records with these letters; capitals are good ones. */
function records(letters: string): Measured {
  return ratioOf([...letters].map((letter) => ({ id: letter.toLowerCase(), good: letter < 'a' })));
}

describe('the difference of two revisions', () => {
  it('is nothing where nothing changed, however the input is written down', () => {
    const input = inputOf(AGREEMENT_SCHEME);
    const again = structuredClone({
      ...input,
      measured: {
        ...Object.fromEntries(Object.entries(input.measured).reverse()),
        'permits-held': measured(1, 2),
      },
    });
    expect(explainDifference(input, again)).toEqual({
      before: '100.00',
      after: '100.00',
      gradeBefore: 'excellent',
      gradeAfter: 'excellent',
      causes: [],
    });
  });

  it('names the records that moved, in a sentence', () => {
    const was = inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': records('ABCDEFGHiJ') });
    const is = inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': records('ABCDEFGHIJ') });
    expect(explainDifference(was, is)).toEqual({
      before: '90.00',
      after: '100.00',
      gradeBefore: 'qualified',
      gradeAfter: 'excellent',
      causes: [
        {
          name: 'records',
          measure: 'arrivals-recorded-on-time',
          records: {
            intoNumerator: ['i'],
            outOfNumerator: [],
            intoDenominator: [],
            outOfDenominator: [],
          },
          effect: '+10.00',
          zh: '“流入登记及时率”由9/10改为10/10，总分+10.00分，等次由qualified改为excellent。',
          en: 'arrivals recorded on time: 10/10 instead of 9/10; total +10.00; the grade changes from qualified to excellent.',
        },
      ],
    });
  });

  it('sees other records behind the same numbers', () => {
    const was = inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': records('ABCDEf') });
    const is = inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': records('ABCDeF') });
    const [cause, ...others] = explainDifference(was, is).causes;
    expect(others).toEqual([]);
    expect(cause).toMatchObject({
      effect: '0.00',
      records: { intoNumerator: ['f'], outOfNumerator: ['e'] },
      zh: '“流入登记及时率”仍为5/6，但依据的记录变了，总分不变。',
    });
  });

  it('keeps a new scheme, an agreement, findings and records apart', () => {
    const next: Scheme = {
      ...AGREEMENT_SCHEME,
      version: 2,
      categories: AGREEMENT_SCHEME.categories.map((category) =>
        category.id === 'recording'
          ? { ...category, indicators: category.indicators.map((line) => ({ ...line, target: '80' })) }
          : category,
      ),
    };
    const bad = { 'arrivals-recorded-on-time': measured(9, 10), 'sampled-right': measured(10, 10) };
    const was = inputOf(AGREEMENT_SCHEME, bad);
    const is = inputOf(
      next,
      { ...bad, 'sampled-right': measured(9, 10) },
      {
        falsehoods: [finding],
        agreement: {
          agreementId: '2026-甲镇',
          unitId: 'u',
          schemeId: 'agreement-hundred',
          from: '2026-01-01',
          to: '2026-12-31',
          targets: [{ indicator: 'arrivals', target: '95' }],
          signedByUnit: { office: '甲镇', on: '2026-01-05' },
          signedByParent: { office: '甲县', on: '2026-01-05' },
        },
      },
    );
    expect(explainDifference(was, is).causes.map(({ name, effect, zh }) => [name, effect, zh])).toEqual([
      ['scheme', '+10.00', '考核方案由第1版改为第2版，总分+10.00分，等次由qualified改为excellent。'],
      ['agreement', '-5.00', '目标管理责任书由（无）改为2026-甲镇，总分-5.00分。'],
      ['records', '-6.00', '“抽查准确率”由10/10改为9/10，总分-6.00分，等次由excellent改为key-management。'],
      ['falsehoods', '0.00', '查实的虚报、瞒报、挪报由0例改为1例，总分不变。'],
    ]);
  });

  it('says what a unit without a total gained', () => {
    const nothing = measured(0, 0);
    const empty = {
      'arrivals-recorded-on-time': nothing,
      'replied-on-time': nothing,
      'notices-accepted-on-time': nothing,
    };
    const [cause] = explainDifference(
      inputOf(AGREEMENT_SCHEME, empty),
      inputOf(AGREEMENT_SCHEME, { ...empty, 'replied-on-time': measured(8, 10) }),
    ).causes;
    expect(cause?.effect).toBeNull();
    expect(cause?.zh).toBe(
      '“反馈及时率”由0/0改为8/10，总分由不计分改为76.92，等次由（无）改为key-management。',
    );
  });

  it('adds up: the causes’ effects are the whole difference', () => {
    const ids: readonly MeasureId[] = [
      'arrivals-recorded-on-time',
      'replied-on-time',
      'sampled-right',
      'replies-complete',
    ];
    const numbers = fc
      .tuple(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 0, max: 20 }))
      .map(([of, bad]) => measured(Math.max(0, of - bad), of));
    const set = fc
      .tuple(numbers, numbers, numbers, numbers)
      .map((all) => Object.fromEntries(ids.map((id, index) => [id, all[index]])) as Record<string, Measured>);
    fc.assert(
      fc.property(set, set, fc.boolean(), (was, is, capped) => {
        const earlier = inputOf(AGREEMENT_SCHEME, was);
        const later = inputOf(AGREEMENT_SCHEME, is, { falsehoods: capped ? [finding] : [] });
        const difference = explainDifference(earlier, later);
        expect(difference.before).toBe(scoreUnit(earlier, sha256).total);
        expect(difference.after).toBe(scoreUnit(later, sha256).total);
        expect(difference.gradeAfter).toBe(scoreUnit(later, sha256).grade);
        if (difference.before === null || difference.after === null) return;
        expect(difference.causes.map(({ effect }) => effect)).not.toContain(null);
        const cents = (text: string | null) => Math.round(Number(text) * 100);
        const effects = difference.causes.reduce((sum, { effect }) => sum + cents(effect), 0);
        expect(effects).toBe(cents(difference.after) - cents(difference.before));
      }),
      { numRuns: 500 },
    );
  });

  it('names upheld objections, each with what it alone did, apart from what else changed', () => {
    const was = inputOf(AGREEMENT_SCHEME, {
      'arrivals-recorded-on-time': records('ABCDEFGhij'),
      'replied-on-time': records('ABCDEFGHIj'),
      'sampled-right': records('ABCDEFGHIJ'),
    });
    const is = inputOf(
      AGREEMENT_SCHEME,
      {
        'arrivals-recorded-on-time': records('ABCDEFGHiJ'),
        'replied-on-time': records('ABCDEFGHI'),
        'sampled-right': records('ABCDEFGHIj'),
      },
      {
        rulings: [
          { objectionId: 'o.2', records: ['h'] },
          { objectionId: 'o.10', records: ['j'] },
          { objectionId: 'o.3', records: ['z'] },
        ],
      },
    );
    const { causes } = explainDifference(was, is);
    expect(causes.map(({ name, objection, effect, zh }) => [name, objection, effect, zh])).toEqual([
      [
        'objection',
        'o.10',
        expect.any(String),
        expect.stringMatching(
          /^异议成立（o\.10），更正1条记录：“流入登记及时率”由7\/10改为8\/10，“反馈及时率”由9\/10改为9\/9，“抽查准确率”由10\/10改为9\/10，总分/,
        ),
      ],
      [
        'objection',
        'o.2',
        '+10.00',
        expect.stringMatching(
          /^异议成立（o\.2），更正1条记录：“流入登记及时率”由8\/10改为9\/10，总分\+10\.00分/,
        ),
      ],
      ['objection', 'o.3', '0.00', '异议成立（o.3），更正1条记录：本方案的各项数据不变，总分不变。'],
    ]);
    expect(causes[1]?.en).toMatch(
      /^An objection was upheld \(o\.2\), 1 record put right: arrivals recorded on time: 9\/10 instead of 8\/10; total \+10\.00/,
    );
  });

  it('leaves to the records what no objection named', () => {
    const was = inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': records('ABCDEFGhij') });
    const is = inputOf(
      AGREEMENT_SCHEME,
      { 'arrivals-recorded-on-time': records('ABCDEFGHIj') },
      { rulings: [{ objectionId: 'o.1', records: ['i'] }] },
    );
    expect(
      explainDifference(was, is).causes.map(({ name, records: moved }) => [name, moved?.intoNumerator]),
    ).toEqual([
      ['objection', undefined],
      ['records', ['h']],
    ]);
    // A revision after that has taken it already.
    expect(explainDifference(is, { ...is, rulings: is.rulings ?? [] }).causes).toEqual([]);
  });

  it('names an objection to a finding that capped the grade', () => {
    const was = inputOf(AGREEMENT_SCHEME, {}, { falsehoods: [finding] });
    const is = inputOf(AGREEMENT_SCHEME, {}, { rulings: [{ objectionId: 'o.1', records: ['f1'] }] });
    const { causes } = explainDifference(was, is);
    expect(causes.map(({ name }) => name)).toEqual(['objection']);
    expect(causes[0]?.zh).toContain('查实的虚报、瞒报、挪报由1例改为0例');
  });

  it('adds up with objections among the causes, whatever records they name', () => {
    const letters = [...'abcdefghijkl'];
    const side = fc.array(fc.tuple(fc.constantFrom(...letters), fc.boolean()), {
      minLength: 4,
      maxLength: 12,
    });
    const set = fc
      .tuple(side, side)
      .map((both) => both.map((all) => ratioOf(all.map(([id, good]) => ({ id, good })))));
    const rulings = fc
      .uniqueArray(fc.subarray(letters, { minLength: 1, maxLength: 4 }), { maxLength: 3 })
      .map((all) => all.map((records, n) => ({ objectionId: `o.${n + 1}`, records })));
    fc.assert(
      fc.property(set, set, rulings, (was, is, taken) => {
        const numbers = ([arrivals, replies]: readonly Measured[]) => ({
          ...(arrivals && { 'arrivals-recorded-on-time': arrivals }),
          ...(replies && { 'replied-on-time': replies }),
        });
        const earlier = inputOf(AGREEMENT_SCHEME, numbers(was));
        const later = inputOf(AGREEMENT_SCHEME, numbers(is), { rulings: taken });
        const { before, after, causes } = explainDifference(earlier, later);
        expect(after).toBe(scoreUnit(later, sha256).total);
        expect(causes.filter(({ name }) => name === 'objection')).toHaveLength(taken.length);
        if (before === null || after === null || causes.some(({ effect }) => effect === null)) return;
        const cents = (text: string | null) => Math.round(Number(text) * 100);
        expect(causes.reduce((sum, { effect }) => sum + cents(effect), 0)).toBe(cents(after) - cents(before));
      }),
      { numRuns: 300 },
    );
  });

  it('goes from one scheme to another with other lines', () => {
    const village = inputOf(VILLAGE_SCHEME);
    const other = inputOf(
      { ...AGREEMENT_SCHEME, version: 3 },
      {},
      { unit: { ...village.unit, kind: 'township' } },
    );
    const difference = explainDifference(village, other);
    expect([difference.before, difference.after]).toEqual(['1020.00', '100.00']);
    expect(difference.causes.map(({ name }) => name)).toEqual(['scheme']);
  });
});
