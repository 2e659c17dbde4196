import type { Pump } from './feed-pump.ts';

/** How long an idle loop waits for a wake-up that it missed. */
const IDLE_MS = 200;

export interface Pumping {
  /** Something was written: look now. */
  wake(): void;
  /** Does everything that is waiting, until nothing is. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs all pumps in turn, as long as any of them has something to do. */
export function pumping(pumps: readonly Pump[], onFailure: (pump: string, cause: unknown) => void): Pumping {
  let stopped = false;
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** Woken during a round, which may have looked before the write. */
  let again = false;

  const round = async (): Promise<number> => {
    let done = 0;
    for (const pump of pumps) {
      try {
        done += await pump.turn();
      } catch (cause) {
        onFailure(pump.name, cause);
      }
    }
    return done;
  };
  const oneRound = (): Promise<number> => {
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  };
  const later = (ms: number): NodeJS.Timeout => setTimeout(() => void loop(), ms); // a round never rejects
  const loop = async (): Promise<void> => {
    timer = null;
    again = false;
    const done = await oneRound();
    if (stopped || timer) return;
    timer = later(done > 0 || again ? 0 : IDLE_MS);
  };
  timer = later(0);

  return {
    wake() {
      if (stopped) return;
      if (running) {
        again = true;
        return;
      }
      if (timer) clearTimeout(timer);
      timer = later(0);
    },
    async settle() {
      if (running) await running;
      while ((await oneRound()) > 0);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      if (running) await running;
    },
  };
}
