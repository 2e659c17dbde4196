import type { AssessmentFacts } from '../fact/unit-facts.ts';
import type { Measured } from './measured.ts';
import type { MeasureContext } from './measure-context.ts';
import { MEASURES, type MeasureId } from './measures.ts';

/** The measured numbers of one unit in one period. */
export type MeasuredSet = Readonly<Partial<Record<MeasureId, Measured>>>;

/** Measures a unit's facts (those of `factsOf`) by the named measures. */
export function measureUnit(
  facts: AssessmentFacts,
  measures: Iterable<MeasureId>,
  context: MeasureContext,
): MeasuredSet {
  const set: Partial<Record<MeasureId, Measured>> = {};
  for (const id of measures) set[id] = MEASURES[id].formula(facts, context);
  return set;
}
