import type { Clock } from '../domain/clock/clock.ts';

/** Business time on AWS is system time: nothing moves it there. */
export const systemClock: Clock = { now: () => new Date().toISOString() };
