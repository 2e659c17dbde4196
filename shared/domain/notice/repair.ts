import { millisecondsOf } from '../calendar/instant.ts';
import type { Notice } from './notice.ts';
import { spawnedBy } from './spawn.ts';

/** Delivery takes seconds, and the queue gives up on a message after some minutes (`stuck.ts` lists it after an hour). */
const LOST_AFTER_MS = 15 * 60_000;

/**
 * Whether a notice waits for its delivery for so long that nobody may be carrying it, and has not been sent again lately:
 * again after a quarter of an hour, and then each time that it has waited four times as long (1 h, 4 h, 16 h, …). So one
 * whose delivery always fails is left to the dead letters and the stuck list, where somebody sees it. `lastLook` is when
 * it was looked at before; null tries in any case. To deliver twice changes nothing.
 */
export function isToBeSentAgain(
  { state, channel, since }: Notice,
  now: string,
  lastLook: string | null,
): boolean {
  if (state !== 'queued' || channel !== 'platform') return false;
  return triesBy(now, since) > (lastLook === null ? 0 : triesBy(lastLook, since));
}

/** Whether it waits for its answer on paper: its county may have joined since. */
export function isOnPaper({ state, channel }: Notice): boolean {
  return state === 'queued' && channel === 'paper';
}

/** How often it should have been sent again by then. */
function triesBy(now: string, since: string): number {
  const waited = millisecondsOf(now) - millisecondsOf(since);
  return waited <= LOST_AFTER_MS ? 0 : 1 + Math.floor(Math.log2(waited / LOST_AFTER_MS) / 2);
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
