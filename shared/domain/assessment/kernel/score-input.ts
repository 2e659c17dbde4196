import type { FalsehoodFinding } from '../fact/finding.ts';
import type { MeasuredSet } from '../measure/measure-unit.ts';
import type { MeasureId } from '../measure/measures.ts';
import type { AssessmentPeriod } from '../period.ts';
import type { Override, Scheme } from '../scheme/scheme.ts';
import { agreementHolds, type TargetAgreement } from '../scheme/target-agreement.ts';
import type { AssessedUnit } from '../unit.ts';
import type { YearInput } from './year-total.ts';

/** The numbers of all units of a peer group together. */
export type PeerRates = Readonly<
  Partial<Record<MeasureId, { readonly numerator: number; readonly denominator: number }>>
>;

/** 异议成立: an upheld objection whose corrections the facts have taken, with the records that they put right. */
export interface TakenRuling {
  readonly objectionId: string;
  readonly records: readonly string[];
}

/** All that a unit's score depends on; the digest of the inputs is made from it. */
export interface ScoreInput {
  readonly scheme: Scheme;
  readonly period: AssessmentPeriod;
  readonly unit: Pick<AssessedUnit, 'unitId' | 'kind' | 'division'>;
  readonly measured: MeasuredSet;
  /** The unit's numbers of the period before, for progress; null where there are none. */
  readonly before: MeasuredSet | null;
  readonly peers: PeerRates;
  readonly agreement: TargetAgreement | null;
  /** What the unit's county set itself for the period's first day; absent where it set nothing. */
  readonly overrides?: readonly Override[];
  readonly falsehoods: readonly FalsehoodFinding[];
  /** Of a year only: it is made from its quarters and measures nothing. */
  readonly year?: YearInput;
  /** Where there is any. A part of the digest, so that a result says what it took even where no number moved. */
  readonly rulings?: readonly TakenRuling[];
}

/** Adds up the numbers of a peer group's units, once for all of them. */
export function peerRatesOf(sets: readonly MeasuredSet[]): PeerRates {
  const rates: Partial<Record<MeasureId, { numerator: number; denominator: number }>> = {};
  for (const set of sets) {
    for (const [id, measured] of Object.entries(set)) {
      const sum = (rates[id as MeasureId] ??= { numerator: 0, denominator: 0 });
      sum.numerator += measured.numerator;
      sum.denominator += measured.denominator;
    }
  }
  return rates;
}

const measuresKnown = new WeakMap<Scheme, readonly MeasureId[]>();

/** The measures that a scheme scores by, those of deductions and bonuses among them. */
export function measuresOf(scheme: Scheme): readonly MeasureId[] {
  const known = measuresKnown.get(scheme) ?? measuresIn(scheme);
  measuresKnown.set(scheme, known);
  return known;
}

function measuresIn(scheme: Scheme): readonly MeasureId[] {
  const named = [
    ...scheme.categories.flatMap(({ indicators }) =>
      indicators.flatMap(({ measure, cases }) => [measure, ...cases.map((deduction) => deduction.measure)]),
    ),
    ...scheme.bonuses.map(({ measure }) => measure),
  ];
  return [...new Set(named)].sort() as MeasureId[];
}

/**
 * The input without what cannot change the score, in one order: measures that the scheme does not name, the past and
 * the peers where no line looks at them, an agreement that does not hold, findings of other periods.
 */
export function essentialInput(input: ScoreInput): ScoreInput {
  const { scheme, period, agreement, rulings = [] } = input;
  const scored = measuresOf(scheme);
  const comparing = scheme.categories
    .flatMap(({ indicators }) => indicators)
    .filter(({ levelAndProgress }) => levelAndProgress !== undefined)
    .map(({ measure }) => measure as MeasureId);
  const { unitId, kind, division } = input.unit;
  return {
    scheme,
    period,
    unit: { unitId, kind, division },
    measured: picked(input.measured, scored),
    before: input.before && comparing.length > 0 ? picked(input.before, comparing) : null,
    peers: picked(input.peers, comparing),
    agreement:
      agreement &&
      scheme.agreements &&
      agreement.schemeId === scheme.schemeId &&
      agreementHolds(agreement, period.from)
        ? agreement
        : null,
    ...(input.overrides && input.overrides.length > 0 && { overrides: input.overrides }),
    falsehoods: input.falsehoods
      .filter(({ establishedOn }) => period.from <= establishedOn && establishedOn <= period.to)
      .sort((a, b) => (a.findingId < b.findingId ? -1 : 1)),
    ...(input.year && { year: input.year }),
    ...(rulings.length > 0 && {
      rulings: rulings.toSorted((a, b) => (a.objectionId < b.objectionId ? -1 : 1)),
    }),
  };
}

function picked<T>(
  set: Readonly<Partial<Record<MeasureId, T>>>,
  ids: readonly MeasureId[],
): Partial<Record<MeasureId, T>> {
  return Object.fromEntries(ids.flatMap((id) => (set[id] === undefined ? [] : [[id, set[id]]])));
}
