import { plus, exactOf, type Exact, ZERO } from '../exact/exact.ts';
import { twoDigits } from '../exact/rounding.ts';
import { reasonSentence } from '../kernel/reason-words.ts';
import type { Section } from './bulletin.ts';
import type { BulletinContent, PrintedResult } from './draft-bulletin.ts';

/** 附件: points by category, and the reason of every line that lost points or was not applicable. */
export function attachmentsOf(content: BulletinContent): Section[] {
  const reasons = reasonRows(content);
  return [
    {
      id: 'points',
      heading: '各责任单位分类得分表',
      blocks: [pointsTable(content)],
    },
    ...(reasons.length === 0
      ? []
      : [
          {
            id: 'reasons',
            heading: '失分和不适用项目及原因',
            blocks: [
              {
                kind: 'table' as const,
                id: 'reasons-table',
                columns: [
                  { title: '责任单位', width: 18, align: 'left' as const },
                  { title: '考核指标', width: 18, align: 'left' as const },
                  { title: '原因', width: 64, align: 'left' as const },
                ],
                rows: reasons,
              },
            ],
          },
        ]),
  ];
}

function pointsTable({ scheme, results }: BulletinContent): Section['blocks'][number] {
  const hasBonus = results.some(({ score }) => score.bonuses.length > 0);
  const extra = hasBonus ? ['加分'] : [];
  const columns = [...scheme.categories.map(({ zh, points }) => `${zh}（${points}）`), ...extra, '总分'];
  const width = Math.floor(76 / columns.length);
  return {
    kind: 'table',
    id: 'points-table',
    columns: [
      { title: '责任单位', width: 24, align: 'left' },
      ...columns.map((title) => ({ title, width, align: 'right' as const })),
    ],
    rows: results.map(({ score, name }) => [
      name,
      ...scheme.categories.map(({ id }) => sum(score.lines.filter(({ category }) => category === id))),
      ...(hasBonus ? [sum(score.bonuses)] : []),
      score.total ?? '不计分',
    ]),
  };
}

function sum(parts: readonly { readonly earned: string }[]): string {
  return twoDigits(parts.map(({ earned }) => exactOf(earned)).reduce<Exact>(plus, ZERO));
}

function reasonRows({ scheme, results }: BulletinContent): string[][] {
  const titles = new Map(
    scheme.categories.flatMap(({ indicators }) => indicators).map(({ id, zh }) => [id, zh]),
  );
  return results.flatMap(({ score, name }: PrintedResult) =>
    score.lines
      .filter(({ reason }) => reason !== 'target-reached')
      .map((line) => [name, titles.get(line.indicator) ?? line.indicator, reasonSentence(line).zh]),
  );
}
