const PRIME = 1_000_003n;

/**
 * Whether somebody who knows these sums knows another: by elimination over a prime field. A sum that is rational combination of others
 * is one there too; the contrary fails only where a pivot is a multiple of the prime, which sums of a few dozen numbers have not.
 */
export function determinedBy(sums: readonly (readonly number[])[]): (asked: readonly number[]) => boolean {
  const rows = new Map<number, Map<number, bigint>>();
  const reduced = (sum: readonly number[]): Map<number, bigint> => {
    const row = new Map<number, bigint>();
    for (const index of sum) row.set(index, (row.get(index) ?? 0n) + 1n);
    for (;;) {
      const pivot = [...row.keys()].sort((a, b) => a - b).find((index) => rows.has(index));
      const other = pivot === undefined ? undefined : rows.get(pivot);
      if (pivot === undefined || !other) return row;
      const times = row.get(pivot) ?? 0n;
      for (const [index, value] of other) {
        const next = ((((row.get(index) ?? 0n) - times * value) % PRIME) + PRIME) % PRIME;
        if (next === 0n) row.delete(index);
        else row.set(index, next);
      }
    }
  };
  for (const sum of sums) {
    const row = reduced(sum);
    const pivot = [...row.keys()].sort((a, b) => a - b)[0];
    if (pivot === undefined) continue;
    const inverse = power(row.get(pivot) ?? 0n, PRIME - 2n);
    rows.set(pivot, new Map([...row].map(([index, value]) => [index, (value * inverse) % PRIME])));
  }
  return (asked) => asked.length > 0 && reduced(asked).size === 0;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let [b, e] = [base % PRIME, exponent]; e > 0n; e >>= 1n, b = (b * b) % PRIME)
    if (e & 1n) result = (result * b) % PRIME;
  return result;
}
