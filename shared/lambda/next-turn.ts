/**
 * Lets whoever else waits in this process go first: long work comes here between its rows, so that it holds up nobody.
 * A function on AWS is alone in its process, and this costs it nothing.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The same for work in very small steps: it lets others go first once it has gone on for so long, not after each step. */
export function turnAfter(milliseconds: number): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < milliseconds) return;
    await nextTurn();
    since = performance.now();
  };
}
