import { type AssessmentFacts, factsOf } from '../../shared/domain/assessment/fact/unit-facts.ts';
import {
  measuresOf,
  type PeerRates,
  peerRatesOf,
  type ScoreInput,
} from '../../shared/domain/assessment/kernel/score-input.ts';
import { type MeasuredSet, measureUnit } from '../../shared/domain/assessment/measure/measure-unit.ts';
import { type MeasureId, neededFor } from '../../shared/domain/assessment/measure/measures.ts';
import { type AssessmentPeriod, periodBefore } from '../../shared/domain/assessment/period.ts';
import { peerGroupOf } from '../../shared/domain/assessment/scheme/peer-group.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import type { AssessedUnit } from '../../shared/domain/assessment/unit.ts';
import { parentCodeOf } from '../../shared/domain/division/code.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Days, daysAsOf, type FactReadingDeps, readFacts } from './fact-reading.ts';
import { partsOfCounty, type UnitsDirectory, unitsOfPart } from './units-of-part.ts';

export interface ScoringDeps extends FactReadingDeps {
  readonly directory: UnitsDirectory & Pick<DirectoryStore, 'participantsUnder'>;
}

/** By what units are scored. */
export interface ScoringBasis {
  readonly scheme: Scheme;
  readonly period: AssessmentPeriod;
  /** Facts recorded before it count. */
  readonly factsUntil: string;
}

/** The inputs of all units of a part, by unit, from the facts as they were at the cut-off. */
export async function inputsOfPart(
  deps: ScoringDeps,
  part: string,
  basis: ScoringBasis,
): Promise<readonly ScoreInput[]> {
  const { scheme, period } = basis;
  const days = await daysAsOf(deps, basis.factsUntil);
  const units = await unitsOfPart(part, basis, deps.directory);
  const measures = measuresOf(scheme);
  const now = await measuredUnits(deps, units, basis, measures, days);
  const comparing = comparingMeasures(scheme);
  const isComparing = comparing.length > 0;
  const before = isComparing
    ? await measuredUnits(deps, units, { ...basis, period: periodBefore(period) }, comparing, days)
    : [];
  const peersOf = isComparing
    ? await peersAround(deps, part, basis, comparing, days)
    : () => ({}) as PeerRates;
  return now.map(({ unit, measured, facts }, i) => ({
    scheme,
    period,
    unit,
    measured,
    before: before[i]?.measured ?? null,
    peers: peersOf(unit),
    agreement: null,
    falsehoods: facts.falsehoods,
  }));
}

interface MeasuredUnit {
  readonly unit: AssessedUnit;
  readonly facts: AssessmentFacts;
  readonly measured: MeasuredSet;
}

async function measuredUnits(
  deps: ScoringDeps,
  units: readonly AssessedUnit[],
  { period, factsUntil }: ScoringBasis,
  measures: readonly MeasureId[],
  days: Days,
): Promise<readonly MeasuredUnit[]> {
  if (units.length === 0) return [];
  const needs = neededFor(measures);
  const read = await readFacts(deps, units, { period, factsUntil, needs }, days);
  const context = { period, recordingRules: deps.recordingRules, calendar: days.calendar };
  return units.map((unit) => {
    const facts = factsOf(unit, read, period);
    return { unit, facts, measured: measureUnit(facts, measures, context) };
  });
}

/** Measures of lines that look at the past and at the average of the peers; the shipped schemes have none. */
function comparingMeasures(scheme: Scheme): readonly MeasureId[] {
  const lines = scheme.categories.flatMap(({ indicators }) => indicators);
  return [
    ...new Set(
      lines.flatMap(({ levelAndProgress, measure }) =>
        levelAndProgress === undefined ? [] : [measure as MeasureId],
      ),
    ),
  ];
}

/**
 * The averages of the peers of a part's units: all units of the same group under the same parent. They are measured again
 * for each part, which reads a county's facts once for every township of it: no second pass over the county is needed, and
 * only a scheme that compares pays for it.
 */
async function peersAround(
  deps: ScoringDeps,
  part: string,
  basis: ScoringBasis,
  measures: readonly MeasureId[],
  days: Days,
): Promise<(unit: AssessedUnit) => PeerRates> {
  const { scheme } = basis;
  const parts = await partsAround(part, basis, deps.directory);
  const around: MeasuredUnit[] = [];
  for (const one of parts) {
    const units = await unitsOfPart(one, basis, deps.directory);
    around.push(...(await measuredUnits(deps, units, basis, measures, days)));
  }
  const groupOf = (unit: AssessedUnit): string => `${peerGroupOf(scheme, unit).id} ${parentOf(unit)}`;
  const groups = Map.groupBy(around, ({ unit }) => groupOf(unit));
  const rates = new Map(
    [...groups].map(([group, units]) => [group, peerRatesOf(units.map(({ measured }) => measured))]),
  );
  return (unit) => rates.get(groupOf(unit)) ?? {};
}

/** The parts that have the peers of a part's units: its county's townships, or the counties of its prefecture. */
async function partsAround(
  part: string,
  basis: ScoringBasis,
  directory: ScoringDeps['directory'],
): Promise<readonly string[]> {
  if (part.length > 6) {
    const parts = await partsOfCounty(part.slice(0, 6), basis, directory);
    return parts.filter((one) => one.length > 6);
  }
  const parent = parentCodeOf(part) ?? part;
  return (await directory.childrenOn(parent, basis.period.to)).map(({ code }) => code);
}

/** Who assesses a unit: the township its villages and areas, the county its townships, the prefecture its counties. */
function parentOf({ unitId, kind }: AssessedUnit): string {
  if (kind === 'village' || kind === 'community' || kind === 'area') return unitId.slice(0, 9);
  return parentCodeOf(unitId) ?? unitId;
}
