import type { LocalDate } from '../../calendar/date.ts';
import { type Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import { daysBySide, timeLedger } from '../../notice/time-ledger.ts';
import type { Notice } from '../../notice/notice.ts';
import type { Outage } from '../../outage/outage.ts';

/** How many whole days the receiving side had an ended notice in its hands (时限责任明细). */
export interface NoticeHold {
  readonly noticeId: string;
  readonly office: string;
  readonly endedOn: LocalDate;
  readonly receiverDays: number;
}

/** Null while the notice is still on its way, and for one on paper. */
export function noticeHoldOf(notice: Notice, outages: readonly Outage[]): NoticeHold | null {
  const endedAt = endOf(notice);
  if (endedAt === null || notice.channel === 'paper') return null;
  const { receiver } = daysBySide(timeLedger(notice, endedAt, outages));
  return {
    noticeId: notice.noticeId,
    office: notice.holder,
    endedOn: shanghaiDateOf(endedAt),
    receiverDays: receiver,
  };
}

function endOf({ state, timeline }: Notice): Instant | null {
  return state === 'closed' || state === 'misrouted' ? (timeline.at(-1)?.at ?? null) : null;
}
