import { methodFits } from './check-measures.ts';
import { numbered, placedIndicators } from './lines.ts';
import type { Override, Scheme } from './scheme.ts';
import { problem, type SchemeProblem } from './scheme-problem.ts';

/** A county override names a line, changes something that fits it, and does not meet another on the same days. */
export function checkOverrides(scheme: Scheme): readonly SchemeProblem[] {
  const indicators = new Map(placedIndicators(scheme).map(({ indicator }) => [indicator.id, indicator]));
  return scheme.overrides.flatMap((override, index): readonly SchemeProblem[] => {
    const line = numbered(
      '/overrides',
      index,
      `第${index + 1}条县级调整（${override.jurisdiction}）`,
      `override ${index + 1} (${override.jurisdiction})`,
    );
    const indicator = indicators.get(override.indicator);
    if (!indicator) {
      return [
        problem(
          'unknown-indicator',
          line,
          `没有指标“${override.indicator}”`,
          `there is no indicator "${override.indicator}"`,
        ),
      ];
    }
    const { target, method, effectiveFrom, effectiveTo } = override;
    if (target === undefined && method === undefined) {
      return [problem('override-without-effect', line, '没有调整任何内容', 'changes nothing')];
    }
    const earlier = scheme.overrides.findIndex((other, at) => at < index && meets(other, override));
    return [
      ...methodFits(indicator.measure, method ?? indicator.method, target ?? indicator.target, line),
      ...(effectiveTo !== undefined && effectiveTo <= effectiveFrom
        ? [
            problem(
              'ends-before-it-begins',
              line,
              `${effectiveTo}止，不晚于${effectiveFrom}起`,
              `ends on ${effectiveTo}, not after it begins on ${effectiveFrom}`,
            ),
          ]
        : []),
      ...(earlier >= 0
        ? [
            problem(
              'override-overlap',
              line,
              `与第${earlier + 1}条在同一天对同一指标作出调整`,
              `holds on the same days for the same indicator as override ${earlier + 1}`,
            ),
          ]
        : []),
    ];
  });
}

function meets(a: Override, b: Override): boolean {
  return (
    a.jurisdiction === b.jurisdiction &&
    a.indicator === b.indicator &&
    (a.effectiveTo === undefined || b.effectiveFrom < a.effectiveTo) &&
    (b.effectiveTo === undefined || a.effectiveFrom < b.effectiveTo)
  );
}
