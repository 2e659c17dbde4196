/** The sweeps of this process: they have time until it is told to stop, and then end after the page in hand. */
export function sweepsHere() {
  let isStopping = false;
  const inHand = new Set<Promise<unknown>>();
  return {
    async run<T>(sweep: (hasTime: () => boolean) => Promise<T>): Promise<T> {
      const running = sweep(() => !isStopping);
      inHand.add(running);
      try {
        return await running;
      } finally {
        inHand.delete(running);
      }
    },
    /** Resolves when those in hand have ended, each where the next start goes on. */
    async stop(): Promise<void> {
      isStopping = true;
      await Promise.allSettled(inHand);
    },
  };
}
