import { compareExact, exactOf, HUNDRED, sumOf, ZERO } from '../exact/exact.ts';
import { twoDigits } from '../exact/rounding.ts';
import { categoryLine, placedIndicators, wholeScheme } from './lines.ts';
import type { Scheme } from './scheme.ts';
import { problem, type SchemeProblem } from './scheme-problem.ts';

/** Points add up from the lines to the categories, from these to the total; weights to a hundred; floors stay below. */
export function checkPoints(scheme: Scheme): readonly SchemeProblem[] {
  return [...categoriesAddUp(scheme), ...indicatorsAddUp(scheme), ...bounds(scheme), ...weights(scheme)];
}

function categoriesAddUp({ categories, total }: Scheme): readonly SchemeProblem[] {
  const sum = sumOf(categories.map(({ points }) => exactOf(points)));
  if (compareExact(sum, exactOf(total)) === 0) return [];
  const shown = twoDigits(sum);
  return [
    problem(
      'categories-do-not-add-up',
      { ...wholeScheme, pointer: '/categories' },
      `各类分值合计${shown}分，应为总分${total}分`,
      `the categories have ${shown} points together, the total is ${total}`,
    ),
  ];
}

function indicatorsAddUp({ categories }: Scheme): readonly SchemeProblem[] {
  return categories.flatMap((category, index) => {
    const sum = sumOf(category.indicators.map(({ points }) => exactOf(points)));
    if (compareExact(sum, exactOf(category.points)) === 0) return [];
    const shown = twoDigits(sum);
    return [
      problem(
        'indicators-do-not-add-up',
        categoryLine(category, index),
        `各项指标合计${shown}分，应为本类${category.points}分`,
        `its indicators have ${shown} points together, the category has ${category.points}`,
      ),
    ];
  });
}

function bounds(scheme: Scheme): readonly SchemeProblem[] {
  return placedIndicators(scheme).flatMap(({ indicator, line }) => {
    const { points, floor, mostLost } = indicator;
    const above = (value: string) => compareExact(exactOf(value), exactOf(points)) > 0;
    return [
      ...(compareExact(exactOf(points), ZERO) === 0
        ? [problem('no-points', line, '分值为零', 'has no points')]
        : []),
      ...(above(floor)
        ? [
            problem(
              'floor-above-points',
              line,
              `保底${floor}分高于分值${points}分`,
              `the floor of ${floor} is above its ${points} points`,
            ),
          ]
        : []),
      ...(mostLost !== undefined && above(mostLost)
        ? [
            problem(
              'most-lost-above-points',
              line,
              `扣分上限${mostLost}分高于分值${points}分`,
              `may lose ${mostLost} points and has ${points}`,
            ),
          ]
        : []),
    ];
  });
}

function weights(scheme: Scheme): readonly SchemeProblem[] {
  const { year } = scheme;
  const ofYear = notHundred([...year.quarters, year.yearEnd]);
  const yearProblems =
    ofYear === null
      ? []
      : [
          problem(
            'weights-not-100',
            { pointer: '/year', zh: '年度权重', en: 'weights of the year' },
            `四个季度与年终核查的权重合计${ofYear}%，应为100%`,
            `the quarters and the year-end check weigh ${ofYear} % together, not 100 %`,
          ),
        ];
  return [
    ...yearProblems,
    ...placedIndicators(scheme).flatMap(({ indicator: { levelAndProgress }, line }) =>
      levelAndProgress
        ? [levelAndProgress.aboveAverage, levelAndProgress.belowAverage].flatMap(({ level, progress }) => {
            const sum = notHundred([level, progress]);
            return sum === null
              ? []
              : [
                  problem(
                    'weights-not-100',
                    line,
                    `水平与进步的权重合计${sum}%，应为100%`,
                    `level and progress weigh ${sum} % together, not 100 %`,
                  ),
                ];
          })
        : [],
    ),
  ];
}

/** The sum as it is printed, or null where it is a hundred. */
function notHundred(weights: readonly string[]): string | null {
  const sum = sumOf(weights.map(exactOf));
  return compareExact(sum, HUNDRED) === 0 ? null : twoDigits(sum);
}
