import * as z from 'zod/mini';
import { methodFits } from './check-measures.ts';
import { numbered, placedIndicators, wholeScheme } from './lines.ts';
import type { Scheme } from './scheme.ts';
import { type Line, problem, type SchemeProblem } from './scheme-problem.ts';
import { TargetAgreement } from './target-agreement.ts';

export type CheckedAgreement =
  | { readonly kind: 'valid'; readonly agreement: TargetAgreement }
  | { readonly kind: 'invalid'; readonly problems: readonly SchemeProblem[] };

/** A target agreement from outside against the scheme that it names. Whether both have signed is for the day of scoring. */
export function checkAgreement(input: unknown, scheme: Scheme): CheckedAgreement {
  const parsed = z.safeParse(TargetAgreement, input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path }) =>
      problem('malformed', at(`/${path.join('/')}`), '格式不符', 'has not the form of its field'),
    );
    return { kind: 'invalid', problems };
  }
  const agreement = parsed.data;
  const problems = [...fitsScheme(agreement, scheme), ...targetsFit(agreement, scheme)];
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', agreement };
}

function fitsScheme({ schemeId, from, to }: TargetAgreement, scheme: Scheme): readonly SchemeProblem[] {
  return [
    ...(schemeId === scheme.schemeId && scheme.agreements
      ? []
      : [
          problem(
            'no-agreements',
            at('/schemeId'),
            `方案“${scheme.zh}”不设目标管理责任书`,
            `the scheme "${scheme.en}" takes no agreement of ${schemeId}`,
          ),
        ]),
    ...(to > from
      ? []
      : [
          problem(
            'ends-before-it-begins',
            at('/to'),
            `${to}止，不晚于${from}起`,
            `ends on ${to}, not after it begins on ${from}`,
          ),
        ]),
  ];
}

function targetsFit({ targets }: TargetAgreement, scheme: Scheme): readonly SchemeProblem[] {
  const indicators = new Map(placedIndicators(scheme).map(({ indicator }) => [indicator.id, indicator]));
  return targets.flatMap(({ indicator: id, target }, index) => {
    const line = numbered('/targets', index, `第${index + 1}项目标`, `target ${index + 1}`);
    const indicator = indicators.get(id);
    if (!indicator) {
      return [problem('unknown-indicator', line, `没有指标“${id}”`, `there is no indicator "${id}"`)];
    }
    const first = targets.findIndex((other) => other.indicator === id);
    return [
      ...(first < index
        ? [
            problem(
              'same-id',
              line,
              `与第${first + 1}项同为“${id}”`,
              `names "${id}" as target ${first + 1} does`,
            ),
          ]
        : []),
      ...methodFits(indicator.measure, indicator.method, target, line),
    ];
  });
}

function at(pointer: string): Line {
  return { ...wholeScheme, pointer, zh: '责任书', en: 'agreement' };
}
