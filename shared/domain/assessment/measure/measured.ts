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
  const byId = new Map(records.map((record) => [record.id, record]));
  const all = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const good = all.filter((record) => record.good).map(({ id }) => id);
  return {
    numerator: good.length,
    denominator: all.length,
    numeratorRecords: good,
    denominatorRecords: all.map(({ id }) => id),
  };
}

/** The sum of the amounts of records. A record met twice counts once. */
export function amountOf(records: readonly { readonly id: string; readonly amount: number }[]): Measured {
  const byId = new Map(records.map(({ id, amount }) => [id, amount]));
  const ids = [...byId.keys()].sort();
  const numerator = ids.reduce((sum, id) => sum + (byId.get(id) ?? 0), 0);
  return { numerator, denominator: ids.length, numeratorRecords: ids, denominatorRecords: ids };
}
