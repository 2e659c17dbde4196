/**
 * A measured number with the records behind it. Of a ratio both numbers count records; of a count or of cases the
 * numerator is the amount and the denominator the number of records that it comes from.
 */
export interface Measured {
  readonly numerator: number;
  readonly denominator: number;
  /** Ids, sorted, each once: what a drill-down lists, and a part of the digest of the inputs. */
  readonly numeratorRecords: readonly string[];
  readonly denominatorRecords: readonly string[];
}

/** A record that stands in the denominator, and whether it stands in the numerator. */
export interface Judged {
  readonly id: string;
  readonly good: boolean;
}

/** Of all records, those that are good. A record met twice counts once. */
export function ratioOf(records: readonly Judged[]): Measured {
  const good: string[] = [];
  const all: string[] = [];
  for (const record of inOrder(records)) {
    all.push(record.id);
    if (record.good) good.push(record.id);
  }
  return {
    numerator: good.length,
    denominator: all.length,
    numeratorRecords: good,
    denominatorRecords: all,
  };
}

/** The sum of the amounts of records. A record met twice counts once. */
export function amountOf(records: readonly { readonly id: string; readonly amount: number }[]): Measured {
  const sorted = inOrder(records);
  const ids = sorted.map(({ id }) => id);
  const numerator = sorted.reduce((sum, { amount }) => sum + amount, 0);
  return { numerator, denominator: ids.length, numeratorRecords: ids, denominatorRecords: ids };
}

/** By id, each once. Sorting finds repeats without a set: most lists are a township's and short. */
function inOrder<R extends { readonly id: string }>(records: readonly R[]): readonly R[] {
  return records
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .filter(({ id }, index, sorted) => index === 0 || sorted[index - 1]?.id !== id);
}
