import { type Exact, exactOf, fraction, sumOf } from '../exact/exact.ts';
import { centsOf } from '../exact/rounding.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { apportion } from './apportion.ts';

/** Most points of each line, in hundredths, by indicator id. Together they are the scheme's total, to the hundredth. */
export type Maxima = ReadonlyMap<string, bigint>;

/** How the points of a scheme lie, by which of its lines are applicable: a county's units share a few cases. */
interface Points {
  readonly maxima: Maxima | null;
  /** Percent of the scheme's points that are applicable, before anything is redistributed. */
  readonly percent: Exact;
}
const pointsKnown = new WeakMap<Scheme, Map<string, Points>>();
/** Cases that are kept for a scheme. */
const POINTS_KEPT = 1_000;

/** Most points of each line and the part that is applicable, counted once for each set of applicable lines. */
export function pointsOf(scheme: Scheme, applicable: ReadonlySet<string>): Points {
  const ofScheme = pointsKnown.get(scheme) ?? new Map<string, Points>();
  pointsKnown.set(scheme, ofScheme);
  const name = [...applicable].join(' ');
  const known = ofScheme.get(name);
  if (known) return known;
  const isApplicable = (id: string) => applicable.has(id);
  const points = {
    maxima: redistribute(scheme, isApplicable),
    percent: percentApplicable(scheme, isApplicable),
  };
  if (ofScheme.size >= POINTS_KEPT) ofScheme.clear();
  ofScheme.set(name, points);
  return points;
}

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
