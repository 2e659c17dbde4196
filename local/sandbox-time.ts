import { addDays } from '../shared/domain/calendar/date.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../shared/domain/calendar/instant.ts';
import type { Pumping } from './runtime/pumping.ts';
import type { SandboxClock } from './runtime/sandbox-clock.ts';

/**
 * Moves business time forward, stopping at each due instant on the way. Every limit, reminder and escalation falls on a
 * midnight in Shanghai, and so does every end of a period: those are the stops. Answers how many things the clock did.
 */
export async function advanceTo(
  world: {
    readonly clock: SandboxClock;
    readonly pumps: Pumping;
    readonly watchLimits: () => Promise<number>;
    readonly handOver: (reach: 'recent') => Promise<number>;
    /** Absent where assessments wait: the first start after it makes up for them. */
    readonly assess?: (() => Promise<number>) | undefined;
  },
  instant: string,
): Promise<number> {
  const { clock, pumps, watchLimits, handOver, assess } = world;
  let done = 0;
  for (let stop = nextMidnight(clock.now()); stop <= instant; stop = nextMidnight(clock.now())) {
    clock.moveTo(stop);
    await pumps.settle();
    // First, so that what falls due on the same midnight falls to whoever carries it on.
    done += await handOver('recent');
    done += await watchLimits();
    await pumps.settle();
    await assess?.();
  }
  if (instant > clock.now()) clock.moveTo(instant);
  return done;
}

function nextMidnight(now: string): string {
  return startOfDayInShanghai(addDays(shanghaiDateOf(now), 1));
}
