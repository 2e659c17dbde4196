import { millisecondsOf } from '../calendar/instant.ts';
import type { Notice } from './notice.ts';
import { spawnedBy } from './spawn.ts';

/** Delivery takes seconds, and the queue gives up on a message after some minutes (`stuck.ts` lists it after an hour). */
const LOST_AFTER_MS = 15 * 60_000;

/** Whether a notice waits for its delivery for so long that nobody may be carrying it. To deliver twice changes nothing. */
export function isLostOnItsWay({ state, channel, since }: Notice, now: string): boolean {
  const isQueued = state === 'queued' && channel === 'platform';
  return isQueued && millisecondsOf(now) - millisecondsOf(since) > LOST_AFTER_MS;
}

/** All that a notice has given birth to so far, by its timeline: as each event made it, with the same ids. */
export function childrenOf(notice: Notice): readonly Notice[] {
  return notice.timeline.flatMap((_, index) => spawnedBy(undefined, asOf(notice, index)));
}

/** The notice as far as what it gives birth to depends on it, after one line of its timeline. */
function asOf(notice: Notice, index: number): Notice {
  const { timeline } = notice;
  if (index === timeline.length - 1) return notice;
  const known = timeline.slice(0, index + 1);
  return { ...notice, version: index + 1, timeline: known, holder: holderAfter(notice, known) };
}

/** Who holds it: whoever it was brought, handed down or handed over to last. */
function holderAfter({ receiver }: Notice, timeline: Notice['timeline']): string {
  let holder = receiver;
  for (const { event, from, to } of timeline) {
    const isHolders =
      event === 'deliver' ||
      event === 'keep-for-paper' ||
      event === 'hand-down' ||
      (event === 'hand-over' && from === holder);
    if (isHolders && to !== undefined) holder = to;
  }
  return holder;
}
