type Call = (payload: unknown) => Promise<unknown>;

/** Numbers from 0 up to 1 that are the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** The functions of a workflow, of whose calls one in twenty crashes: half of those before it did its work, half after. */
export function crashing<F extends Readonly<Record<keyof F, Call>>>(
  functions: F,
  seed: number,
): { readonly functions: F; readonly crashes: () => number } {
  const chance = random(seed);
  let crashes = 0;
  const calls = Object.entries<Call>(functions).map(([name, call]) => [
    name,
    async (payload: unknown) => {
      const fate = chance();
      if (fate < 0.05) crashes += 1;
      if (fate < 0.025) throw new Error('crashed before');
      const answer = await call(payload);
      if (fate < 0.05) throw new Error('crashed after');
      return answer;
    },
  ]);
  return { functions: Object.fromEntries(calls) as F, crashes: () => crashes };
}
