import { shanghaiDateOf } from '../calendar/instant.ts';
import type { Notice } from './notice.ts';
import { step } from './step.ts';

/** Which end of a notice has an office that may have ended. */
export type End = 'holder' | 'sender';

/** An office that has to do with an open notice, and the day from which it had: on that day it was a division. */
export interface OfficeAt {
  readonly end: End;
  readonly code: string;
  readonly since: string;
}

/**
 * The offices that still have to act on a notice. Before delivery the receiving end is none: delivery follows the
 * lineage by itself. An ended notice has none, so what is past stays as it was.
 */
export function officesOf(notice: Notice): readonly OfficeAt[] {
  const { holder, state } = notice;
  const sender = senderNow(notice);
  const sending: OfficeAt = { end: 'sender', code: sender, since: since(notice, sender) };
  switch (state) {
    case 'in-review':
    case 'queued':
    case 'returned':
      return [sending];
    case 'delivered':
    case 'accepted':
    case 'answered':
      return [{ end: 'holder', code: holder, since: since(notice, holder) }, sending];
    case 'misrouted':
    case 'closed':
    case 'withdrawn':
      return [];
  }
}

/** Who acts for the sender: itself, or whoever carries it on since a boundary change. */
export function senderNow({ sender, sentFor }: Notice): string {
  return sentFor ?? sender;
}

/** The notice in other hands. Limits run on: the work is the same, and the other side waits for it as before. */
export function handOver(
  notice: Notice,
  { end, code }: OfficeAt,
  heir: { readonly to: string; readonly cause: string; readonly now: string },
): Notice {
  const entry = { at: heir.now, from: code, to: heir.to, note: heir.cause };
  return step(notice, 'hand-over', entry, end === 'holder' ? { holder: heir.to } : { sentFor: heir.to });
}

function since({ createdAt, timeline }: Notice, office: string): string {
  const came = timeline.findLast(({ to }) => to === office);
  return shanghaiDateOf(came?.at ?? createdAt);
}
