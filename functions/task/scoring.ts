import { type AssessmentFacts, factsOf } from '../../shared/domain/assessment/fact/unit-facts.ts';
import {
  measuresOf,
  type PeerRates,
  peerRatesOf,
  type ScoreInput,
} from '../../shared/domain/assessment/kernel/score-input.ts';
import { EVERYTHING, type NeededFacts } from '../../shared/domain/assessment/measure/needed-facts.ts';
import { type MeasuredSet, measureUnit } from '../../shared/domain/assessment/measure/measure-unit.ts';
import { type MeasureId, neededFor } from '../../shared/domain/assessment/measure/measures.ts';
import {
  correctFacts,
  type RuledCorrection,
} from '../../shared/domain/assessment/objection/correct-facts.ts';
import { type AssessmentPeriod, periodBefore } from '../../shared/domain/assessment/period.ts';
import { peerGroupOf } from '../../shared/domain/assessment/scheme/peer-group.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { superiorOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import type { AssessedUnit } from '../../shared/domain/assessment/unit.ts';
import { parentCodeOf } from '../../shared/domain/division/code.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Days, daysAsOf, type FactReadingDeps, readFacts } from './fact-reading.ts';
import { agreedInPart } from './agreed-in-part.ts';
import { partsOfCounty, type UnitsDirectory, unitsOfPart } from './units-of-part.ts';
import { type PartInputs, type YearScoringDeps, yearInputsOfPart } from './year-scoring.ts';

export interface ScoringDeps extends FactReadingDeps, YearScoringDeps {
  readonly cases: YearScoringDeps['cases'];
  readonly directory: UnitsDirectory & Pick<DirectoryStore, 'participantsUnder'>;
}

/** By what units are scored. */
export interface ScoringBasis {
  readonly scheme: Scheme;
  readonly period: AssessmentPeriod;
  /** Facts recorded before it count. */
  readonly factsUntil: string;
  /** One unit of the part; all of them where none is named. */
  readonly unitId?: string;
  /** Of upheld objections, by unit. */
  readonly corrections?: ReadonlyMap<string, readonly RuledCorrection[]>;
}

/** The inputs of all units of a part, by unit, from the facts as they were at the cut-off. */
export async function inputsOfPart(
  deps: ScoringDeps,
  part: string,
  basis: ScoringBasis,
): Promise<readonly ScoreInput[]> {
  return (await partInputs(deps, part, basis)).inputs;
}

/** The same, and how many units of the part cannot be scored yet: of a year only. */
export async function partInputs(deps: ScoringDeps, part: string, basis: ScoringBasis): Promise<PartInputs> {
  return basis.period.kind === 'year'
    ? await yearInputsOfPart(deps, part, basis)
    : { inputs: await measuredInputs(deps, part, basis), waiting: 0 };
}

async function measuredInputs(
  deps: ScoringDeps,
  part: string,
  basis: ScoringBasis,
): Promise<readonly ScoreInput[]> {
  const { scheme, period, factsUntil } = basis;
  const days = await daysAsOf(deps, basis.factsUntil);
  const units = await unitsAsked(deps, part, basis);
  const agreed = await agreedInPart(deps.cases, part, basis);
  const measures = measuresOf(scheme);
  const now = await measuredUnits(deps, units, basis, measures, days);
  const comparing = comparingMeasures(scheme);
  const isComparing = comparing.length > 0;
  const before = isComparing
    ? await measuredUnits(deps, units, { scheme, factsUntil, period: periodBefore(period) }, comparing, days)
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
    ...agreed(unit),
    falsehoods: facts.falsehoods,
    ...takenRulings(basis.corrections?.get(unit.unitId)),
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
  { period, factsUntil, corrections }: ScoringBasis,
  measures: readonly MeasureId[],
  days: Days,
  needs: NeededFacts = neededFor(measures),
): Promise<readonly MeasuredUnit[]> {
  if (units.length === 0) return [];
  const read = await readFacts(deps, units, { period, factsUntil, needs }, days);
  const context = { period, recordingRules: deps.recordingRules, calendar: days.calendar };
  return units.map((unit) => {
    const facts = correctFacts(factsOf(unit, read, period), corrections?.get(unit.unitId) ?? []);
    return { unit, facts, measured: measureUnit(facts, measures, context) };
  });
}

/** The facts of one unit, as the rulings on its objections leave them; undefined where the part has no such unit. */
export async function factsOfUnit(
  deps: ScoringDeps,
  part: string,
  basis: ScoringBasis & { readonly unitId: string },
): Promise<AssessmentFacts | undefined> {
  const days = await daysAsOf(deps, basis.factsUntil);
  const [measured] = await measuredUnits(
    deps,
    await unitsAsked(deps, part, basis),
    basis,
    [],
    days,
    EVERYTHING,
  );
  return measured?.facts;
}

async function unitsAsked(
  deps: ScoringDeps,
  part: string,
  basis: ScoringBasis,
): Promise<readonly AssessedUnit[]> {
  const units = await unitsOfPart(part, basis, deps);
  return basis.unitId === undefined ? units : units.filter(({ unitId }) => unitId === basis.unitId);
}

/** What a result says of the rulings that it took; nothing where there are none, as with nearly every unit. */
function takenRulings(corrections: readonly RuledCorrection[] = []): Pick<ScoreInput, 'rulings'> {
  const byObjection = Map.groupBy(corrections, ({ objectionId }) => objectionId);
  const rulings = [...byObjection].map(([objectionId, ruled]) => ({
    objectionId,
    records: [...new Set(ruled.map(({ correction }) => correction.record))].sort(),
  }));
  return rulings.length > 0 ? { rulings } : {};
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
    const units = await unitsOfPart(one, basis, deps);
    around.push(...(await measuredUnits(deps, units, basis, measures, days)));
  }
  const groupOf = (unit: AssessedUnit): string => `${peerGroupOf(scheme, unit).id} ${superiorOfUnit(unit)}`;
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
