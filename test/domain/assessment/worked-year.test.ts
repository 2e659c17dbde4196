import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainDifference } from '../../../shared/domain/assessment/kernel/difference.ts';
import type { ScoreInput } from '../../../shared/domain/assessment/kernel/score-input.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import type { YearInput } from '../../../shared/domain/assessment/kernel/year-total.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { inputOf, sha256 } from './given.ts';
import { tableOf } from './markdown-table.ts';

const markdown = readFileSync(new URL('worked-example-year.md', import.meta.url), 'utf8');
const period = { kind: 'year', from: '2026-04-01', to: '2027-03-31' } as const;
type Row = Readonly<Record<string, string>>;

const examples = [
  ['甲镇', tableOf(markdown, '部分', '登记'), sumsOf(tableOf(markdown, '项', '值'), '项', '值')],
  ['乙镇', tableOf(markdown, '部分', '得分'), sumsOf(tableOf(markdown, '合计', '数'), '合计', '数')],
] as const;

describe.each(examples)('the year of %s, by hand', (_, rows, sums) => {
  it('has steps that follow from each other', () => {
    const known = rows.filter((row) => row['得分'] !== '–');
    for (const row of known)
      expect(thousandths(row['权重×得分'])).toBe(tenths(row['权重']) * cents(row['得分']));
    const weights = known.reduce((sum, row) => sum + tenths(row['权重']), 0n);
    expect(weights * 10n).toBe(cents(sums.get('有得分的权重之和')));
    const weighted = known.reduce((sum, row) => sum + thousandths(row['权重×得分']), 0n);
    expect(weighted).toBe(thousandths(sums.get('权重×得分之和')));
    // To hundredths, a half and above up: thousandths over tenths are hundredths.
    const total = (2n * weighted + weights) / (2n * weights);
    expect(total).toBe(cents(sums.get('全年总分')));
  });

  it('is what the kernel says', () => {
    const score = scoreUnit(yearOf(rows), sha256);
    expect(score).toMatchObject({
      total: sums.get('全年总分'),
      grade: sums.get('等次'),
      applicable: sums.get('有得分的权重之和'),
      lines: [],
    });
    expect(score.parts).toEqual(
      rows.map((row) => ({
        part: row['部分'],
        weight: row['权重'],
        total: row['得分'] === '–' ? null : row['得分'],
      })),
    );
  });
});

describe('a year that is computed again', () => {
  it('says what changed', () => {
    const [, rows] = examples[0];
    const later = rows.map((row) => (row['部分'] === 'q2' ? { ...row, 得分: '96.00' } : row));
    const { causes, before, after } = explainDifference(yearOf(rows), yearOf(later));
    expect([before, after]).toEqual(['92.71', '93.98']);
    expect(causes).toMatchObject([{ name: 'year', effect: '+1.27' }]);
    expect(causes[0]?.zh).toBe(
      '各季度与年终检查由100.00、90.00、–、83.33／95.5改为100.00、96.00、–、83.33／95.5，总分+1.27分。',
    );
  });

  it('has the same bytes for the same parts, whatever else is known', () => {
    const [, rows] = examples[0];
    const other = { ...yearOf(rows), peers: { 'sampled-right': { numerator: 1, denominator: 2 } } };
    expect(scoreUnit(other, sha256)).toEqual(scoreUnit(yearOf(rows), sha256));
  });
});

function yearOf(rows: readonly Row[]): ScoreInput {
  const totals = rows.map((row) => (row['得分'] === '–' ? null : (row['得分'] ?? null)));
  const year: YearInput = {
    quarters: totals
      .slice(0, 4)
      .map((total, i) => (total === null ? null : { runId: `q${i + 1}`, revision: 1, total })),
    yearEnd: totals[4] ? { number: 1, points: totals[4] } : null,
  };
  return { ...inputOf(AGREEMENT_SCHEME, {}, { period }), year };
}

function sumsOf(rows: readonly Row[], name: string, value: string): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row[name] ?? '', row[value] ?? '']));
}

/** Whole numbers of the test's own, so that the steps are not checked by the code that they check. */
function scaled(text: string | undefined, digits: number): bigint {
  const [whole = '', part = ''] = (text ?? '').split('.');
  return BigInt(whole + part.padEnd(digits, '0'));
}
const tenths = (text: string | undefined) => scaled(text, 1);
const cents = (text: string | undefined) => scaled(text, 2);
const thousandths = (text: string | undefined) => scaled(text, 3);
