import { daysBetween } from '../calendar/date.ts';
import { shanghaiDateOf } from '../calendar/instant.ts';
import type { Outage } from '../outage/outage.ts';
import type { Notice, TimelineEntry } from './notice.ts';

/** Who holds a notice: 时限责任明细 (谁占用几天). */
export type Side = 'sender' | 'receiver' | 'platform' | 'waiting-for-correction';

export interface Hold {
  readonly side: Side;
  readonly from: string;
  readonly until: string;
}

/**
 * Each stretch of a notice's life with the side that held it, from the timeline alone; an open one ends now. The time of
 * an outage is the platform's, whoever held the notice.
 */
export function timeLedger(notice: Notice, now: string, outages: readonly Outage[]): readonly Hold[] {
  const holds: Hold[] = [];
  let side: Side | null = null;
  let from = notice.createdAt;
  for (const entry of notice.timeline) {
    const next = sideAfter(entry, side);
    if (next === side) continue;
    // Two machines' clocks may differ by a little: time never runs backwards here.
    const at = entry.at > from ? entry.at : from;
    if (side && at > from) holds.push({ side, from, until: at });
    side = next;
    from = at;
  }
  if (side && now > from) holds.push({ side, from, until: now });
  return lessOutages(holds, outages);
}

/** The same stretches with the time of outages given to the platform. */
export function lessOutages(holds: readonly Hold[], outages: readonly Outage[]): readonly Hold[] {
  const inOrder = [...outages].sort((a, b) => (a.from < b.from ? -1 : 1));
  return holds.flatMap((hold) => withoutOutages(hold, inOrder));
}

/**
 * Whole days that each side has held it. A day belongs to whoever holds the notice when it ends in Shanghai, as limits
 * do not count the day of the event: so the sides add up to the days from creation to the end.
 */
export function daysBySide(holds: readonly Hold[]): Readonly<Record<Side, number>> {
  const days: Record<Side, number> = { sender: 0, receiver: 0, platform: 0, 'waiting-for-correction': 0 };
  for (const { side, from, until } of holds)
    days[side] += daysBetween(shanghaiDateOf(from), shanghaiDateOf(until));
  return days;
}

/** Null once it has ended. */
function sideAfter({ event, note }: TimelineEntry, side: Side | null): Side | null {
  switch (event) {
    case 'create':
      return note === 'review' ? 'sender' : 'platform';
    case 'approve':
    case 'resend':
      return 'platform';
    case 'keep-for-paper':
    case 'reply':
    case 'enter-paper-reply':
      return 'sender';
    case 'return':
      return 'waiting-for-correction';
    case 'deliver':
    case 'find-incomplete':
      return 'receiver';
    case 'accept-and-close':
    case 'dispute':
    case 'misroute':
    case 'close':
    case 'withdraw':
      return null;
    default:
      return side;
  }
}

function withoutOutages(hold: Hold, outages: readonly Outage[]): readonly Hold[] {
  const parts: Hold[] = [];
  let from = hold.from;
  for (const outage of outages) {
    const start = outage.from > from ? outage.from : from;
    const end = outage.until < hold.until ? outage.until : hold.until;
    if (end <= start) continue;
    if (start > from) parts.push({ side: hold.side, from, until: start });
    parts.push({ side: 'platform', from: start, until: end });
    from = end;
  }
  return from < hold.until ? [...parts, { side: hold.side, from, until: hold.until }] : parts;
}
