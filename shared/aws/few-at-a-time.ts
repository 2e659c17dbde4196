/** Requests in flight for one call: a province reads more townships than a client has connections. */
const AT_ONCE = 24;

/** `Promise.all` over `ask`, a few at a time, answers in the order of what was asked. */
export async function fewAtATime<A, B>(asked: readonly A[], ask: (one: A) => Promise<B>): Promise<B[]> {
  const answers: B[] = [];
  for (let i = 0; i < asked.length; i += AT_ONCE)
    answers.push(...(await Promise.all(asked.slice(i, i + AT_ONCE).map(ask))));
  return answers;
}
