import type { Measured } from '../measure/measured.ts';
import type { MeasureId } from '../measure/measures.ts';
import type { ResultInput } from './unit-result.ts';

/** A measured number with its records written once: nearly always the numerator's are the denominator's but for a few. */
interface PackedMeasured {
  readonly numerator: number;
  readonly denominator: number;
  readonly records: readonly string[];
  /** Places in `records` of those that do not stand in the numerator. */
  readonly not?: readonly number[];
  /** The numerator's records, where they are not a part of the denominator's. */
  readonly others?: readonly string[];
}
type PackedSet = Readonly<Partial<Record<MeasureId, PackedMeasured>>>;
type Packed = Omit<ResultInput, 'measured' | 'before'> & {
  readonly measured: PackedSet;
  readonly before: PackedSet | null;
};

/** The input of a result as text of about half the size: record ids are most of it. */
export function packInput(input: ResultInput): string {
  const { measured, before } = input;
  const packed: Packed = { ...input, measured: packSet(measured), before: before && packSet(before) };
  return JSON.stringify(packed);
}

/** What `packInput` was given. */
export function unpackInput(text: string): ResultInput {
  const packed = JSON.parse(text) as Packed;
  const { measured, before } = packed;
  return { ...packed, measured: unpackSet(measured), before: before && unpackSet(before) };
}

function packSet(set: ResultInput['measured']): PackedSet {
  return mapped(set, ({ numerator, denominator, numeratorRecords, denominatorRecords }: Measured) => {
    // Both are sorted: one walk finds what the numerator leaves out.
    const not: number[] = [];
    let next = 0;
    for (const [place, id] of denominatorRecords.entries()) {
      if (numeratorRecords[next] === id) next += 1;
      else not.push(place);
    }
    const isPart = next === numeratorRecords.length;
    return {
      numerator,
      denominator,
      records: denominatorRecords,
      ...(isPart ? not.length > 0 && { not } : { others: numeratorRecords }),
    };
  });
}

function unpackSet(set: PackedSet): ResultInput['measured'] {
  return mapped(set, ({ numerator, denominator, records, not = [], others }: PackedMeasured) => {
    const left = new Set(not);
    return {
      numerator,
      denominator,
      numeratorRecords:
        others ?? (not.length === 0 ? records : records.filter((_, place) => !left.has(place))),
      denominatorRecords: records,
    };
  });
}

function mapped<A, B>(
  set: Readonly<Partial<Record<MeasureId, A>>>,
  change: (one: A) => B,
): Partial<Record<MeasureId, B>> {
  return Object.fromEntries(Object.entries(set).map(([id, one]) => [id, change(one)])) as Partial<
    Record<MeasureId, B>
  >;
}
