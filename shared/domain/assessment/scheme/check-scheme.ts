import * as z from 'zod/mini';
import { checkBands } from './check-bands.ts';
import { checkConsequences } from './check-consequences.ts';
import { checkMeasures } from './check-measures.ts';
import { checkNames } from './check-names.ts';
import { checkOverrides } from './check-overrides.ts';
import { checkPoints } from './check-points.ts';
import { wholeScheme } from './lines.ts';
import { Scheme } from './scheme.ts';
import { problem, type SchemeProblem } from './scheme-problem.ts';

export type CheckedScheme =
  | { readonly kind: 'valid'; readonly scheme: Scheme }
  | { readonly kind: 'invalid'; readonly problems: readonly SchemeProblem[] };

/** A scheme from outside, fit to score by, or with every problem named at its line. Says of form first, then of sense. */
export function checkScheme(input: unknown): CheckedScheme {
  const parsed = z.safeParse(Scheme, input);
  if (!parsed.success) {
    return { kind: 'invalid', problems: parsed.error.issues.map(malformed) };
  }
  const scheme = parsed.data;
  const problems = [
    ...itself(scheme),
    ...checkNames(scheme),
    ...checkPoints(scheme),
    ...checkMeasures(scheme),
    ...checkBands(scheme),
    ...checkConsequences(scheme),
    ...checkOverrides(scheme),
  ];
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', scheme };
}

function itself({
  schemeId,
  version,
  effectiveFrom,
  effectiveTo,
  supersedes,
}: Scheme): readonly SchemeProblem[] {
  const isOwnHeir = supersedes?.schemeId === schemeId && supersedes.version >= version;
  return [
    ...(effectiveTo !== undefined && effectiveTo <= effectiveFrom
      ? [
          problem(
            'ends-before-it-begins',
            { ...wholeScheme, pointer: '/effectiveTo' },
            `${effectiveTo}止，不晚于${effectiveFrom}起`,
            `ends on ${effectiveTo}, not after it begins on ${effectiveFrom}`,
          ),
        ]
      : []),
    ...(isOwnHeir
      ? [
          problem(
            'supersedes-itself',
            { ...wholeScheme, pointer: '/supersedes' },
            `第${version}版不能替代第${supersedes.version}版`,
            `version ${version} cannot supersede version ${supersedes.version}`,
          ),
        ]
      : []),
  ];
}

function malformed(issue: z.core.$ZodIssue): SchemeProblem {
  const pointer = `/${issue.path.map(String).join('/')}`;
  const { zh, en } = wordsFor(issue);
  return problem('malformed', { ...wholeScheme, pointer }, zh, en);
}

/** The small build of the schema library has no sentences of its own. */
function wordsFor(issue: z.core.$ZodIssue): { readonly zh: string; readonly en: string } {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return { zh: `只能是：${values}`, en: `must be one of ${values}` };
    }
    case 'invalid_type':
      return { zh: `类型应为${issue.expected}`, en: `must be of type ${issue.expected}` };
    case 'too_small':
      return { zh: `不能小于${issue.minimum}`, en: `must be ${issue.minimum} or more` };
    case 'too_big':
      return { zh: `不能大于${issue.maximum}`, en: `must be ${issue.maximum} or less` };
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return { zh: `方案没有这些字段：${keys}`, en: `has fields that no scheme has: ${keys}` };
    }
    default:
      return { zh: '格式不符', en: 'has not the form of its field' };
  }
}
