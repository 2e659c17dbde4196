import type { LocalDate } from '../../../calendar/date.ts';
import { type Refused, refused } from '../../../refusal.ts';
import { dayOfNextQuarter, periodOf } from '../../period.ts';
import { checkScheme } from '../check-scheme.ts';
import { wholeScheme } from '../lines.ts';
import type { Scheme } from '../scheme.ts';
import { problem, type SchemeProblem } from '../scheme-problem.ts';

export type Published =
  | { readonly kind: 'published'; readonly scheme: Scheme }
  | { readonly kind: 'invalid'; readonly problems: readonly SchemeProblem[] }
  | Refused;

/**
 * Whether a text can be the next version of its scheme: whole in itself, with the next number, in force from the first day
 * of a quarter that is still to come, so that it changes nothing that is or was in force. `known`: all versions there are.
 */
export function publishScheme(input: unknown, known: readonly Scheme[], today: LocalDate): Published {
  const checked = checkAmong(input, known);
  if (checked.kind === 'invalid') return checked;
  const { scheme } = checked;
  const { schemeId, version, effectiveFrom, year } = scheme;
  const next = 1 + Math.max(0, ...known.filter((one) => one.schemeId === schemeId).map((one) => one.version));
  if (version !== next)
    return refused('scheme-version-not-next', '/version', { scheme: schemeId, version, next });
  const quarter = periodOf('quarter', effectiveFrom, year.firstMonth);
  if (effectiveFrom <= today || quarter.from !== effectiveFrom)
    return refused('scheme-begins-too-early', '/effectiveFrom', {
      date: effectiveFrom,
      next: dayOfNextQuarter(effectiveFrom > today ? effectiveFrom : today, year.firstMonth),
    });
  return { kind: 'published', scheme };
}

/** The scheme by itself, then beside those that there are. */
export function checkAmong(input: unknown, known: readonly Scheme[]) {
  const checked = checkScheme(input);
  if (checked.kind === 'invalid') return checked;
  const problems = beside(checked.scheme, known);
  return problems.length > 0 ? ({ kind: 'invalid', problems } as const) : checked;
}

function beside(scheme: Scheme, known: readonly Scheme[]): readonly SchemeProblem[] {
  const { schemeId, supersedes, year, total, effectiveFrom } = scheme;
  const beginsYear = periodOf('year', effectiveFrom, year.firstMonth).from === effectiveFrom;
  const earlier = known.findLast((one) => one.schemeId === schemeId);
  const isKnown = known.some(
    (one) => one.schemeId === supersedes?.schemeId && one.version === supersedes.version,
  );
  return [
    ...(supersedes && !isKnown
      ? [
          problem(
            'supersedes-unknown',
            { ...wholeScheme, pointer: '/supersedes' },
            `没有方案${supersedes.schemeId}第${supersedes.version}版`,
            `there is no version ${supersedes.version} of ${supersedes.schemeId}`,
          ),
        ]
      : []),
    // Quarters of the old year and of the new one would overlap, or leave months that nobody assesses.
    ...(earlier && earlier.year.firstMonth !== year.firstMonth
      ? [
          problem(
            'year-moved',
            { ...wholeScheme, pointer: '/year/firstMonth' },
            `考核年度自${earlier.year.firstMonth}月起，各版相同；改用其他起始月须另立方案`,
            `the assessment year begins with month ${earlier.year.firstMonth} in every version; another one is another scheme`,
          ),
        ]
      : []),
    // A year adds up its quarters: they must be of the same measure.
    ...(earlier && earlier.year.firstMonth === year.firstMonth && earlier.total !== total && !beginsYear
      ? [
          problem(
            'total-within-year',
            { ...wholeScheme, pointer: '/total' },
            `考核年度内总分须与上一版相同（${earlier.total}分），改动须自年度首日起`,
            `within a year the total stays that of the version before (${earlier.total}); another one begins with a year`,
          ),
        ]
      : []),
  ];
}
