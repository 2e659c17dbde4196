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

/** Of all records, those that are good. A record met twice counts once, as it was met first. */
export function ratioOf(records: readonly Judged[]): Measured {
  const all = inOrder(records);
  const bad = new Set<string>();
  const isMixed = all.length < records.length;
  const seen = isMixed ? new Set<string>() : undefined;
  for (const { id, good } of records) {
    if (!good && seen?.has(id) !== true) bad.add(id);
    seen?.add(id);
  }
  const good = bad.size === 0 ? all : all.filter((id) => !bad.has(id));
  return {
    numerator: good.length,
    denominator: all.length,
    numeratorRecords: good,
    denominatorRecords: all,
  };
}

/** The sum of the amounts of records. A record met twice counts once. */
export function amountOf(records: readonly { readonly id: string; readonly amount: number }[]): Measured {
  const ids = inOrder(records);
  const amounts = ids.length < records.length ? firstOfEach(records) : records;
  const numerator = amounts.reduce((sum, { amount }) => sum + amount, 0);
  return { numerator, denominator: ids.length, numeratorRecords: ids, denominatorRecords: ids };
}

/** Ids in the order of their code units, each once. Sorted texts show repeats without a set: most lists are short. */
function inOrder(records: readonly { readonly id: string }[]): readonly string[] {
  const ids = records.map(({ id }) => id).sort();
  return ids.some((id, index) => index > 0 && ids[index - 1] === id) ? [...new Set(ids)] : ids;
}

function firstOfEach<R extends { readonly id: string }>(records: readonly R[]): readonly R[] {
  const first = new Map<string, R>();
  for (const record of records) if (!first.has(record.id)) first.set(record.id, record);
  return [...first.values()];
}
