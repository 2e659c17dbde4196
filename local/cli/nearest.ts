/** The name that most resembles what was typed; undefined where none does. */
export function nearest(typed: string, names: Iterable<string>): string | undefined {
  const asTyped = typed.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = distanceOf(asTyped, name.toLowerCase());
    if (!best || distance < best.distance) best = { name, distance };
  }
  // A third of the letters wrong is still a slip; more is another word.
  return best && best.distance <= Math.max(2, Math.ceil(typed.length / 3)) ? best.name : undefined;
}

/** How many letters to put in, take out or exchange (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const exchanged = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
