import { type Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import { type Refused, refused } from '../../refusal.ts';
import { compareExact, exactOf } from '../exact/exact.ts';
import { dayOfNextQuarter, periodOf } from '../period.ts';
import { checkOverrides } from '../scheme/check-overrides.ts';
import { numbered, placedIndicators } from '../scheme/lines.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { problem, type SchemeProblem } from '../scheme/scheme-problem.ts';
import { asOverrides, type CountyOverrides, type PublishOverrides } from './county-overrides.ts';

export interface OverridesFacts {
  readonly county: string;
  /** In force on the first day, as far as it is known today. */
  readonly scheme: Scheme;
  /** The document of the same day, where there is one: until then it can be replaced. */
  readonly before: CountyOverrides | undefined;
  readonly subject: string;
  readonly now: Instant;
}

export type PublishedOverrides =
  | { readonly kind: 'published'; readonly overrides: CountyOverrides }
  | Refused;

/** A county sets its own lines from a quarter on that is still to come: no score that was made, or is being earned, changes. */
export function publishOverrides(
  { from, source, lines }: PublishOverrides,
  { county, scheme, before, subject, now }: OverridesFacts,
): PublishedOverrides {
  const { firstMonth } = scheme.year;
  const today = shanghaiDateOf(now);
  if (from <= today || periodOf('quarter', from, firstMonth).from !== from) {
    const next = dayOfNextQuarter(from > today ? from : today, firstMonth);
    return refused('overrides-begin-too-early', '/from', { date: from, next });
  }
  const overrides: CountyOverrides = {
    version: (before?.version ?? 0) + 1,
    county,
    schemeId: scheme.schemeId,
    schemeVersion: scheme.version,
    from,
    source,
    lines,
    publishedBy: subject,
    publishedAt: now,
  };
  const problems = problemsOf(overrides, scheme);
  const [first] = problems;
  return first
    ? refused('overrides-not-valid', first.line.replace('/overrides', '/lines'), {
        zh: first.zh,
        en: first.en,
        problems: problems.length,
      })
    : { kind: 'published', overrides };
}

function problemsOf(document: CountyOverrides, scheme: Scheme): readonly SchemeProblem[] {
  const found = checkOverrides({ ...scheme, overrides: [...asOverrides(document)] });
  return found.length > 0 ? found : beyondAllowed(document, scheme);
}

/** Targets further than the scheme lets a county go. */
function beyondAllowed({ lines, county }: CountyOverrides, scheme: Scheme): readonly SchemeProblem[] {
  const allowed = new Map(
    placedIndicators(scheme).map(({ indicator }) => [indicator.id, indicator.countyTarget]),
  );
  return lines.flatMap(({ indicator, target }, index) => {
    const range = allowed.get(indicator);
    if (!range || target === undefined) return [];
    const value = exactOf(target);
    const isWithin =
      compareExact(value, exactOf(range.least)) >= 0 && compareExact(value, exactOf(range.most)) <= 0;
    return isWithin
      ? []
      : [
          problem(
            'override-not-allowed',
            numbered(
              '/overrides',
              index,
              `第${index + 1}条县级调整（${county}）`,
              `override ${index + 1} (${county})`,
            ),
            `目标值${target}超出方案允许的${range.least}至${range.most}`,
            `the target ${target} is not within ${range.least} to ${range.most}, which the scheme allows`,
          ),
        ];
  });
}
