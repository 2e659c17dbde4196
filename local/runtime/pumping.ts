import type { Pump } from './feed-pump.ts';

/** How long an idle loop waits for a wake-up that it missed. */
const IDLE_MS = 200;
/** A round that follows another one lets a few records gather: one commit for them all costs little more than one for each. */
const BETWEEN_MS = 4;

export interface Pumping {
  /** Something was written: look now. */
  wake(): void;
  /** Does everything that is waiting, until nothing is. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Pumps of this very thread. */
export interface PumpsHere extends Pumping {
  /** Resolves when nothing waits, or after so many milliseconds: work that has time lets the pumps go first. */
  idle(atMostMs: number): Promise<void>;
}

/** Runs all pumps in turn, as long as any of them has something to do. */
export function pumping(
  pumps: readonly Pump[],
  onFailure: (pump: string, cause: unknown) => void,
): PumpsHere {
  let stopped = false;
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** Woken during a round, which may have looked before the write. */
  let again = false;
  let isBusy = false;
  const waitingForIdle = new Set<() => void>();

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
    isBusy = done > 0 || again;
    if (!isBusy) for (const goOn of waitingForIdle) goOn();
    if (stopped || timer) return;
    timer = later(isBusy ? BETWEEN_MS : IDLE_MS);
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
    idle(atMostMs) {
      if (!isBusy || stopped) return Promise.resolve();
      return new Promise((resolve) => {
        const goOn = (): void => {
          clearTimeout(timeOut);
          waitingForIdle.delete(goOn);
          resolve();
        };
        const timeOut = setTimeout(goOn, atMostMs);
        waitingForIdle.add(goOn);
      });
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      if (running) await running;
    },
  };
}
