import type { Instant } from '../calendar/instant.ts';
import { shanghaiDateOf } from '../calendar/instant.ts';
import type { Notice } from '../notice/notice.ts';

/** What a digest says: numbers of notices, and nothing about any of them. */
export interface DigestCounts {
  /** 今日到期 */
  readonly dueToday: number;
  /** 已超期 */
  readonly overdue: number;
  /** 新到: delivered since the morning before, and not accepted yet. */
  readonly fresh: number;
  /** 退回、反馈待处理: it waits for the sender again. */
  readonly returned: number;
  /** 待审核 */
  readonly review: number;
}

export const NO_COUNTS: DigestCounts = { dueToday: 0, overdue: 0, fresh: 0, returned: 0, review: 0 };

/** The counts with one more notice of an inbox. */
export function withInbox(
  counts: DigestCounts,
  { state, limit, since }: Pick<Notice, 'state' | 'limit' | 'since'>,
  { now, newFrom }: { readonly now: Instant; readonly newFrom: Instant },
): DigestCounts {
  if (state === 'returned' || state === 'answered') return { ...counts, returned: counts.returned + 1 };
  const isOverdue = limit !== undefined && limit.at <= now;
  const isDue = !isOverdue && limit?.on === shanghaiDateOf(now);
  const isFresh = state === 'delivered' && since >= newFrom;
  return {
    ...counts,
    overdue: counts.overdue + Number(isOverdue),
    dueToday: counts.dueToday + Number(isDue),
    fresh: counts.fresh + Number(isFresh),
  };
}

export function isNothing(counts: DigestCounts): boolean {
  return Object.values(counts).every((count: number) => count === 0);
}
