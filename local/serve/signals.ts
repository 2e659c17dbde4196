/** A shell's exit codes of processes that a signal ended: 128 and its number. */
const ENDED_BY = { SIGINT: 130, SIGTERM: 143 } as const;
type Ending = keyof typeof ENDED_BY;

/** Resolves with the first signal to stop; a second one ends the process at once. SIGHUP reloads. */
export function onSignals({ reload }: { readonly reload: () => void }): Promise<Ending> {
  return new Promise((resolve) => {
    let isStopping = false;
    for (const signal of Object.keys(ENDED_BY) as Ending[]) {
      process.on(signal, () => {
        if (isStopping) process.exit(ENDED_BY[signal]);
        isStopping = true;
        resolve(signal);
      });
    }
    process.on('SIGHUP', reload);
  });
}
