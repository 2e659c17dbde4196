import type { LocalDate } from '../../calendar/date.ts';
import { type Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import { daysBySide, lessOutages, timeLedger } from '../../notice/time-ledger.ts';
import type { Notice } from '../../notice/notice.ts';
import type { Outage } from '../../outage/outage.ts';

/** How many whole days the receiving side had an ended notice in its hands (时限责任明细). */
export interface NoticeHold {
  readonly noticeId: string;
  readonly office: string;
  readonly endedOn: LocalDate;
  readonly receiverDays: number;
}

/** A stretch of time in which the receiving side held a notice. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
}

/** Null while the notice is still on its way, and for one on paper. */
export function noticeHoldOf(notice: Notice, outages: readonly Outage[]): NoticeHold | null {
  const held = receiverStretchesOf(notice);
  const endedAt = endOf(notice);
  if (held === null || endedAt === null) return null;
  const { noticeId, holder: office } = notice;
  return {
    noticeId,
    office,
    endedOn: shanghaiDateOf(endedAt),
    receiverDays: receiverDaysOf(held, outages),
  };
}

/** When the receiving side held an ended notice, outages among it; null where it has not ended, and for one on paper. */
export function receiverStretchesOf(notice: Notice): readonly Stretch[] | null {
  const endedAt = endOf(notice);
  if (endedAt === null || notice.channel === 'paper') return null;
  return timeLedger(notice, endedAt, [])
    .filter(({ side }) => side === 'receiver')
    .map(({ from, until }) => ({ from, until }));
}

/** Whole days of such stretches, without the time of outages. */
export function receiverDaysOf(held: readonly Stretch[], outages: readonly Outage[]): number {
  const stretches = held.map((stretch) => ({ side: 'receiver' as const, ...stretch }));
  return daysBySide(lessOutages(stretches, outages)).receiver;
}

function endOf({ state, timeline }: Notice): Instant | null {
  return state === 'closed' || state === 'misrouted' ? (timeline.at(-1)?.at ?? null) : null;
}
