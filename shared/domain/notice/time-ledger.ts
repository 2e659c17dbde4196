import { millisecondsOf } from '../calendar/instant.ts';
import type { Notice, TimelineEntry } from './notice.ts';

/** Who holds a notice: 时限责任明细 (谁占用几天). */
export type Side = 'sender' | 'receiver' | 'platform' | 'waiting-for-correction';

export interface Hold {
  readonly side: Side;
  readonly from: string;
  readonly until: string;
}

/** A cause outside both offices, recorded by an operator: its time is the platform's. */
export interface Outage {
  readonly from: string;
  readonly until: string;
  readonly cause: string;
}

const DAY_MS = 86_400_000;

/** Each stretch of a notice's life with the side that held it, from the timeline alone; an open one ends now. */
export function timeLedger(notice: Notice, now: string, outages: readonly Outage[] = []): readonly Hold[] {
  const holds: Hold[] = [];
  let side: Side | null = null;
  let from = notice.createdAt;
  for (const entry of notice.timeline) {
    const next = sideAfter(entry, notice, side);
    if (next === side) continue;
    if (side && entry.at > from) holds.push({ side, from, until: entry.at });
    side = next;
    from = entry.at;
  }
  if (side && now > from) holds.push({ side, from, until: now });
  return holds.flatMap((hold) => withoutOutages(hold, outages));
}

/** Days that each side has held it, in days of 24 hours. */
export function daysBySide(holds: readonly Hold[]): Readonly<Record<Side, number>> {
  const days: Record<Side, number> = { sender: 0, receiver: 0, platform: 0, 'waiting-for-correction': 0 };
  for (const { side, from, until } of holds)
    days[side] += (millisecondsOf(until) - millisecondsOf(from)) / DAY_MS;
  return days;
}

/** Null once it has ended. */
function sideAfter({ event }: TimelineEntry, notice: Notice, side: Side | null): Side | null {
  switch (event) {
    case 'create':
      return notice.timeline.some((entry) => entry.event === 'approve') || notice.state === 'in-review'
        ? 'sender'
        : 'platform';
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
    if (outage.until <= from || outage.from >= hold.until) continue;
    const start = outage.from > from ? outage.from : from;
    const end = outage.until < hold.until ? outage.until : hold.until;
    if (start > from) parts.push({ side: hold.side, from, until: start });
    parts.push({ side: 'platform', from: start, until: end });
    from = end;
  }
  return from < hold.until ? [...parts, { side: hold.side, from, until: hold.until }] : parts;
}
