import { compareExact, exactOf, HUNDRED, ZERO } from '../exact/exact.ts';
import { type Measure, measureNamed } from '../measure/measures.ts';
import type { Indicator, Method } from './indicator.ts';
import { bonusLine, placedIndicators } from './lines.ts';
import type { Scheme } from './scheme.ts';
import { type Line, problem, type SchemeProblem } from './scheme-problem.ts';

const FITTING: Readonly<Record<Measure['shape'], readonly Method['kind'][]>> = {
  ratio: ['per-point', 'proportional'],
  count: ['proportional'],
  cases: ['per-case'],
};

/** A scheme names registered measures only, those that may be scored, each by a method that fits it. */
export function checkMeasures(scheme: Scheme): readonly SchemeProblem[] {
  const scored = placedIndicators(scheme).flatMap(({ indicator, line }) => [
    ...scorable(indicator.measure, line),
    ...methodFits(indicator.measure, indicator.method, indicator.target, line),
    ...countyTargetFits(indicator, line),
    ...(indicator.levelAndProgress ? isOf('ratio', indicator.measure, line, '进步', 'progress') : []),
    ...indicator.cases.flatMap(({ measure }) => [
      ...scorable(measure, line),
      ...isOf('cases', measure, line, '逐例扣分', 'a deduction per case'),
    ]),
  ]);
  const bonuses = scheme.bonuses.flatMap((bonus, index) => {
    const line = bonusLine(bonus, index);
    return [
      ...scorable(bonus.measure, line),
      ...isOf('count', bonus.measure, line, '加分', 'a bonus'),
      ...(compareExact(exactOf(bonus.per), ZERO) === 0
        ? [problem('target-out-of-range', line, '每份数量不能为零', 'counts by zero at a time')]
        : []),
    ];
  });
  return [...scored, ...bonuses];
}

/** Whether a method and a target fit a measure; nothing is said of a measure that is not known. */
export function methodFits(
  name: string,
  method: Method,
  target: string,
  line: Line,
): readonly SchemeProblem[] {
  const measure = measureNamed(name);
  if (!measure) return [];
  if (!FITTING[measure.shape].includes(method.kind)) {
    const fitting = FITTING[measure.shape].join(', ');
    return [
      problem(
        'method-does-not-fit',
        line,
        `“${measure.zh}”不能按${method.kind}计分，可用：${fitting}`,
        `"${name}" cannot be scored by ${method.kind}, only by ${fitting}`,
      ),
    ];
  }
  const value = exactOf(target);
  const isTooHigh = measure.shape === 'ratio' && compareExact(value, HUNDRED) > 0;
  const isZero = method.kind === 'proportional' && compareExact(value, ZERO) === 0;
  return isTooHigh || isZero
    ? [
        problem(
          'target-out-of-range',
          line,
          `目标值${target}${isZero ? '不能为零' : '超过100%'}`,
          `the target ${target} ${isZero ? 'must be above zero' : 'is above 100 %'}`,
        ),
      ]
    : [];
}

/** The scheme's own target lies where counties may set theirs, and every one of those fits the measure. */
function countyTargetFits(indicator: Indicator, line: Line): readonly SchemeProblem[] {
  const { countyTarget: range, target } = indicator;
  if (!range) return [];
  const { least, most } = range;
  const isAround =
    compareExact(exactOf(least), exactOf(target)) <= 0 && compareExact(exactOf(target), exactOf(most)) <= 0;
  return isAround
    ? [least, most].flatMap((end) => methodFits(indicator.measure, indicator.method, end, line))
    : [
        problem(
          'target-out-of-range',
          line,
          `目标值${target}不在允许县级调整的${least}至${most}之间`,
          `the target ${target} is not within ${least} to ${most}, which counties may set`,
        ),
      ];
}

function scorable(name: string, line: Line): readonly SchemeProblem[] {
  const measure = measureNamed(name);
  if (!measure) {
    return [
      problem(
        'unknown-measure',
        line,
        `没有统计指标“${name}”，只能使用登记在册的统计指标`,
        `there is no measure "${name}"; only registered measures can be scored`,
      ),
    ];
  }
  return measure.use === 'shown'
    ? [
        problem(
          'shown-not-scored',
          line,
          `“${measure.zh}”只展示，不计分`,
          `"${name}" is shown and never scored`,
        ),
      ]
    : [];
}

function isOf(
  shape: Measure['shape'],
  name: string,
  line: Line,
  zh: string,
  en: string,
): readonly SchemeProblem[] {
  const measure = measureNamed(name);
  return measure && measure.shape !== shape
    ? [
        problem(
          'method-does-not-fit',
          line,
          `“${measure.zh}”不能用于${zh}`,
          `"${name}" cannot serve for ${en}`,
        ),
      ]
    : [];
}
