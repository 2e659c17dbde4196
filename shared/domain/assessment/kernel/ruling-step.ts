import type { Measured } from '../measure/measured.ts';
import { MEASURES, type MeasureId } from '../measure/measures.ts';
import type { ScoreInput, TakenRuling } from './score-input.ts';

/** The rulings that the later input took and the earlier did not, by objection. */
export function rulingsBetween(
  earlier: Pick<ScoreInput, 'rulings'>,
  later: Pick<ScoreInput, 'rulings'>,
): readonly TakenRuling[] {
  const had = new Set(earlier.rulings?.map(({ objectionId }) => objectionId));
  return (later.rulings ?? [])
    .filter(({ objectionId }) => !had.has(objectionId))
    .toSorted((a, b) => (a.objectionId < b.objectionId ? -1 : 1));
}

/**
 * The input on its way to the later one with what one ruling put right, and nothing else. Of records that several rulings
 * name, the first takes the whole effect.
 */
export function withRuling(input: ScoreInput, ruling: TakenRuling, later: ScoreInput): ScoreInput {
  const named = new Set(ruling.records);
  const stands = new Set(later.falsehoods.map(({ findingId }) => findingId));
  const measured = Object.entries(input.measured).map(([id, was]) => {
    const will = later.measured[id as MeasureId];
    return [id, will ? moved(id as MeasureId, was, will, named) : was];
  });
  return {
    ...input,
    measured: Object.fromEntries(measured),
    falsehoods: input.falsehoods.filter(({ findingId }) => !named.has(findingId) || stands.has(findingId)),
    rulings: [...(input.rulings ?? []), ruling],
  };
}

/** Measures whose numbers or records differ between two inputs, by name. */
export function measuresMovedBy(input: ScoreInput, next: ScoreInput): readonly MeasureId[] {
  return (Object.keys(next.measured) as MeasureId[])
    .filter((id) => {
      const [was, is] = [input.measured[id], next.measured[id]];
      return was && is && !(isSame(was, is) && was.numerator === is.numerator);
    })
    .sort();
}

/** A number with the named records where they will be, and all others where they were. */
function moved(id: MeasureId, was: Measured, will: Measured, named: ReadonlySet<string>): Measured {
  const side = (before: readonly string[], after: readonly string[]) =>
    [...before.filter((record) => !named.has(record)), ...after.filter((record) => named.has(record))].sort();
  const numeratorRecords = side(was.numeratorRecords, will.numeratorRecords);
  const denominatorRecords = side(was.denominatorRecords, will.denominatorRecords);
  const next = {
    numerator: numeratorRecords.length,
    denominator: denominatorRecords.length,
    numeratorRecords,
    denominatorRecords,
  };
  if (isSame(next, was)) return was;
  if (isSame(next, will)) return will;
  // An amount is not known record by record: what else happened to it stays one step with the ruling’s share.
  return MEASURES[id].shape !== 'count' && countsRecords(was) && countsRecords(will) ? next : was;
}

function countsRecords({ numerator, numeratorRecords }: Measured): boolean {
  return numerator === numeratorRecords.length;
}

function isSame(a: Measured, b: Measured): boolean {
  return (
    String(a.numeratorRecords) === String(b.numeratorRecords) &&
    String(a.denominatorRecords) === String(b.denominatorRecords)
  );
}
