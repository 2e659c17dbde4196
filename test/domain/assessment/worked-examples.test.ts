import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { consequencesOf } from '../../../shared/domain/assessment/kernel/outcomes.ts';
import { rank } from '../../../shared/domain/assessment/kernel/rank.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import type { Measured } from '../../../shared/domain/assessment/measure/measured.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { AGREEMENT_WORK_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-work-scheme.ts';
import { AREA_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/area-scheme.ts';
import { VILLAGE_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/village-scheme.ts';
import type { Scheme } from '../../../shared/domain/assessment/scheme/scheme.ts';
import type { TargetAgreement } from '../../../shared/domain/assessment/scheme/target-agreement.ts';
import { inputOf, measured, Q2, sha256 } from './given.ts';
import { tableOf } from './markdown-table.ts';

const signed: TargetAgreement = {
  agreementId: '2026-甲镇',
  unitId: '330106002001',
  schemeId: 'agreement-hundred',
  from: '2026-01-01',
  to: '2026-12-31',
  targets: [{ indicator: 'replied', target: '90' }],
  signedByUnit: { office: '甲镇', on: '2026-01-05' },
  signedByParent: { office: '甲县', on: '2026-01-05' },
};

const examples = [
  { file: 'worked-example-village.md', scheme: VILLAGE_SCHEME, agreement: null },
  { file: 'worked-example-agreement.md', scheme: AGREEMENT_SCHEME, agreement: signed },
  { file: 'worked-example-work.md', scheme: AGREEMENT_WORK_SCHEME, agreement: null },
  { file: 'worked-example-area.md', scheme: AREA_SCHEME, agreement: null },
] as const;

type Row = Readonly<Record<string, string>>;

describe.each(examples)('$file', ({ file, scheme, agreement }) => {
  const markdown = readFileSync(new URL(file, import.meta.url), 'utf8');
  const rows = tableOf(markdown, '指标', '分子', '分母');
  const sums = new Map(tableOf(markdown, '项', '值').map((row) => [row['项'], row['值']]));
  const score = scoreUnit(
    inputOf(scheme, measuredOf(scheme, rows, Number(sums.get('宣传场次'))), { agreement }),
    sha256,
  );

  it('has a row for each indicator of the scheme, in its order', () => {
    expect(rows.map((row) => row['指标'])).toEqual(
      scheme.categories.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
    );
  });

  it.each(rows.map((row) => [row['指标'], row] as const))(
    '%s: its steps follow from each other',
    (_, row) => {
      if (row['折算前'] === '–') return expect(row['得分']).toBe('0.00');
      const [points, kept, maximum] = [row['分值'], row['折算前'], row['调整后满分']].map(valueOf) as [
        Q,
        Q,
        Q,
      ];
      if (row['差距'] !== '–') {
        const [n, d] = [BigInt(row['分子'] ?? ''), BigInt(row['分母'] ?? '')];
        const target = valueOf(row['目标']);
        const plainGap = minus(target, [100n * n, d]);
        const gap: Q = plainGap[0] > 0n ? plainGap : [0n, 1n];
        expect(isEqual(gap, valueOf(row['差距']))).toBe(true);
        const lost = times(gap, valueOf(row['每点扣']));
        const most = isLess(points, lost) ? points : lost;
        expect(isEqual(most, valueOf(row['扣分']))).toBe(true);
        expect(isEqual(kept, minus(minus(points, most), valueOf(row['逐例'])))).toBe(true);
      }
      // A half and above is rounded up: floor(2x·100 + 1) / 2.
      const [top, bottom] = times([kept[0] * points[1], kept[1] * points[0]], maximum);
      const cents = (200n * top + bottom) / (2n * bottom);
      expect(row['得分']).toBe(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
    },
  );

  it.each(rows.map((row) => [row['指标'], row] as const))('%s: the kernel says the same', (id, row) => {
    const line = score.lines.find(({ indicator }) => indicator === id);
    expect({
      numerator: String(line?.numerator),
      denominator: String(line?.denominator),
      rate: line?.rate ?? '–',
      target: line?.target,
      points: line?.points,
      cases: String(line?.cases.reduce((sum, entry) => sum + entry.cases, 0)),
      lost: line?.cases.map((entry) => Number(entry.lost)).reduce((sum, lost) => sum + lost, 0),
      maximum: line?.maximum,
      earned: line?.earned,
      reason: line?.reason,
    }).toEqual({
      numerator: row['分子'],
      denominator: row['分母'],
      rate: row['率'],
      target: row['目标'],
      points: `${row['分值']}.00`,
      cases: row['例数'],
      lost: Number(row['逐例']),
      maximum: row['调整后满分'],
      earned: row['得分'],
      reason: row['说明'],
    });
  });

  it('comes to the same total and grade', () => {
    const cents = (text: string | undefined) => BigInt((text ?? '').replace('.', ''));
    const lines = rows.reduce((sum, row) => sum + cents(row['得分']), 0n);
    expect(lines).toBe(cents(sums.get('指标合计')));
    expect(lines + cents(sums.get('加分'))).toBe(cents(sums.get('总分')));
    expect(rows.reduce((sum, row) => sum + cents(row['调整后满分']), 0n)).toBe(BigInt(scheme.total) * 100n);
    expect(score.applicable).toBe(sums.get('适用分值占比'));
    expect(score.total).toBe(sums.get('总分'));
    expect(score.grade).toBe(sums.get('等次'));
  });
});

describe('the ranking of the area example', () => {
  const markdown = readFileSync(new URL('worked-example-area.md', import.meta.url), 'utf8');
  const rows = tableOf(markdown, '责任区', '总分');
  const units = rows.map((row) => ({
    unitId: row['责任区'] ?? '',
    peerGroup: 'areas',
    total: row['总分'] ?? null,
    grade: 'passed',
    cappedBy: [],
    lines: [],
  }));

  it('gives the places of the table', () => {
    const placings = rank(units.toReversed(), AREA_SCHEME);
    expect(placings.map(({ unitId, place, fromLast }) => [unitId, String(place), String(fromLast)])).toEqual(
      rows.map((row) => [row['责任区'], row['名次'], row['倒数']]),
    );
  });

  it('joins a threshold with a rank', () => {
    const found = consequencesOf(units, AREA_SCHEME, Q2.kind, () => []);
    expect(found.map(({ unitId, rule }) => `${unitId} ${rule}`).sort()).toEqual(
      rows
        .filter((row) => row['结果'] !== '–')
        .map((row) => `${row['责任区']} ${row['结果']}`)
        .sort(),
    );
  });
});

function measuredOf(scheme: Scheme, rows: readonly Row[], publicity: number): Record<string, Measured> {
  const numbers: Record<string, Measured> = { 'publicity-sessions': measured(publicity, publicity) };
  for (const row of rows) {
    const indicator = scheme.categories
      .flatMap(({ indicators }) => indicators)
      .find(({ id }) => id === row['指标']);
    if (!indicator) throw new Error(`no indicator ${row['指标']}`);
    numbers[indicator.measure] = measured(Number(row['分子']), Number(row['分母']));
    for (const { measure } of indicator.cases) {
      numbers[measure] = measured(Number(row['例数']), Number(row['例数']));
    }
  }
  return numbers;
}

/** Fractions of the test's own, so that the steps are not checked by the code that they check. */
type Q = readonly [top: bigint, bottom: bigint];

function valueOf(text: string | undefined): Q {
  const [whole = '', below = '1'] = (text ?? '').split('/');
  const [digits = '', part = ''] = whole.split('.');
  return [BigInt(digits + part), BigInt(below) * 10n ** BigInt(part.length)];
}

function minus(a: Q, b: Q): Q {
  return [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
}

function times(a: Q, b: Q): Q {
  return [a[0] * b[0], a[1] * b[1]];
}

function isEqual(a: Q, b: Q): boolean {
  return a[0] * b[1] === b[0] * a[1];
}

function isLess(a: Q, b: Q): boolean {
  return a[0] * b[1] < b[0] * a[1];
}
