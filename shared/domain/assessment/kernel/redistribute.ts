import { type Exact, exactOf, fraction, sumOf } from '../exact/exact.ts';
import { centsOf } from '../exact/rounding.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { apportion } from './apportion.ts';

/** Most points of each line, in hundredths, by indicator id. Together they are the scheme's total, to the hundredth. */
export type Maxima = ReadonlyMap<string, bigint>;

/**
 * Gives the points of lines that are not applicable to the others, by the scheme's rule. Null where no line is applicable:
 * such a unit has no total.
 */
export function redistribute(scheme: Scheme, isApplicable: (indicator: string) => boolean): Maxima | null {
  const total = centsOf(exactOf(scheme.total));
  const lines = scheme.categories.flatMap(({ id, indicators }) =>
    indicators.map((indicator) => ({ id: indicator.id, category: id, points: exactOf(indicator.points) })),
  );
  const applicable = lines.filter(({ id }) => isApplicable(id));
  if (applicable.length === 0) return null;
  switch (scheme.notApplicable) {
    case 'as-earned':
      return shared(total, lines);
    case 'over-all':
      return shared(total, applicable);
    case 'within-category':
      return byCategory(scheme, total, applicable);
  }
}

interface Share {
  readonly id: string;
  readonly points: Exact;
}

function byCategory(
  scheme: Scheme,
  total: bigint,
  applicable: readonly (Share & { readonly category: string })[],
): Maxima {
  const categories = scheme.categories
    .map(({ id, points }) => ({ id, points: exactOf(points) }))
    .filter(({ id }) => applicable.some(({ category }) => category === id));
  return new Map(
    [...shared(total, categories)].flatMap(([category, cents]) => [
      ...shared(
        cents,
        applicable.filter((line) => line.category === category),
      ),
    ]),
  );
}

function shared(total: bigint, lines: readonly Share[]): Maxima {
  const cents = apportion(
    total,
    lines.map(({ points }) => points),
  );
  return new Map(lines.map(({ id }, index) => [id, cents[index] ?? 0n]));
}

/** Percent of the scheme's points that are applicable, before anything is redistributed. */
export function percentApplicable(scheme: Scheme, isApplicable: (indicator: string) => boolean): Exact {
  const points = scheme.categories
    .flatMap(({ indicators }) => indicators)
    .filter(({ id }) => isApplicable(id))
    .map((indicator) => exactOf(indicator.points));
  const { top, bottom } = sumOf(points);
  const total = exactOf(scheme.total);
  return fraction(top * total.bottom * 100n, bottom * total.top);
}
