import type { Category } from '../indicator.ts';
import type { Scheme } from '../scheme.ts';
import { AGREEMENT_SCHEME } from './agreement-scheme.ts';
import { ratioLine } from './parts.ts';

/** Twenty points for each of the two lines that have twenty-five in Table A. */
const LESS: Readonly<Record<string, readonly [points: string, perPoint: string]>> = {
  arrivals: ['20', '0.8'],
  replied: ['20', '0.8'],
};

/**
 * 目标管理责任书 百分制，含月报表和阶段性任务: that of Table A with two lines more, for offices whose returns and dated tasks shall count. Table A
 * has no such lines, so their points are ours, five each, taken from the two largest lines; and what is late costs its share of them and no
 * more, as a quarter has three returns only. It takes the place of Table A's scheme where an operator publishes it.
 */
export const AGREEMENT_WORK_SCHEME: Scheme = {
  ...AGREEMENT_SCHEME,
  schemeId: 'agreement-with-work',
  zh: '流动人口服务协同目标管理责任书考核方案（含月报表和阶段性任务）',
  en: 'Signed target agreement with returns and tasks, 100 points',
  document: { number: '示范文本第4号', office: '（由发文机关填写）' },
  supersedes: { schemeId: AGREEMENT_SCHEME.schemeId, version: AGREEMENT_SCHEME.version },
  categories: [
    ...AGREEMENT_SCHEME.categories.map(withLess),
    {
      id: 'work',
      zh: '报表和任务',
      en: 'returns and tasks',
      points: '10',
      indicators: [
        ratioLine(
          {
            id: 'returns',
            zh: '月报表按时报送',
            en: 'monthly returns on time',
            measure: 'returns-filed-on-time',
            points: '5',
            target: '100',
          },
          '0.05',
          1,
        ),
        ratioLine(
          {
            id: 'tasks',
            zh: '阶段性任务按时完成',
            en: 'dated tasks on time',
            measure: 'work-tasks-on-time',
            points: '5',
            target: '100',
          },
          '0.05',
          1,
        ),
      ],
    },
  ],
};

function withLess(category: Category): Category {
  const indicators = category.indicators.map((indicator) => {
    const [points, perPoint] = LESS[indicator.id] ?? [];
    return points === undefined || perPoint === undefined
      ? indicator
      : { ...indicator, points, method: { kind: 'per-point' as const, perPoint } };
  });
  const points = indicators.reduce((sum, one) => sum + Number(one.points), 0);
  return { ...category, indicators, points: String(points) };
}
