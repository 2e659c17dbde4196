import * as z from 'zod/mini';
import type { Notice } from '../notice/notice.ts';

/**
 * 对账差异: how the two ends of a notice differ. Both ledgers come of one record, so that two offices can only differ in what
 * reached the other, what the other has done about it, and what it answered.
 */
export const Difference = z.enum([
  /** 待审核: not let go by the sender. */
  'in-review',
  /** 在途: on its way. */
  'on-its-way',
  /** 纸质件: the other side has not joined, and has not answered on paper. */
  'on-paper',
  /** 未签收. */
  'not-accepted',
  /** 未反馈: accepted, not answered. */
  'not-answered',
  /** 退回. */
  'returned',
  /** 非本辖区: the other side says that it belongs elsewhere. */
  'not-theirs',
  /** 已撤回. */
  'withdrawn',
  /** 异议: the other side disputed the movement, or a correction runs. */
  'disputed',
  /** 查无此人. */
  'no-such-person',
  /** 部分属实或不属实. */
  'not-confirmed',
  /** 户籍已迁出. */
  'household-moved',
  /** 已返乡: at home by the answer, while the record says away. */
  'returned-home',
]);
export type Difference = z.infer<typeof Difference>;

/** Who has to do something about a difference: the sender, the receiver, or nobody any more. */
export const ToAct = z.enum(['sender', 'receiver', 'nobody']);

export interface Compared {
  readonly difference: Difference;
  readonly toAct: z.infer<typeof ToAct>;
  /** A boundary change gave it to a successor on its way. */
  readonly boundaryChanged?: true;
  /** 补录: the movement was recorded late. */
  readonly lateEntry?: true;
}

/** How the two ends of a notice differ; undefined where they agree. */
export function comparedEnds(notice: Notice): Compared | undefined {
  const difference = differenceOf(notice);
  if (!difference) return undefined;
  const lateEntry = notice.kind === 'movement-notice' && notice.content.late;
  return {
    difference,
    toAct: toActOn(notice),
    ...(notice.timeline.some(({ event }) => event === 'hand-over') && { boundaryChanged: true }),
    ...(lateEntry && { lateEntry: true }),
  };
}

function differenceOf(notice: Notice): Difference | undefined {
  switch (notice.state) {
    case 'in-review':
      return 'in-review';
    case 'queued':
      return notice.channel === 'paper' ? 'on-paper' : 'on-its-way';
    case 'delivered':
      return notice.kind === 'correction' ? 'disputed' : 'not-accepted';
    case 'accepted':
      return notice.kind === 'correction' ? 'disputed' : 'not-answered';
    case 'returned':
      return 'returned';
    case 'misrouted':
      return 'not-theirs';
    case 'withdrawn':
      return 'withdrawn';
    case 'answered':
    case 'closed':
      return answered(notice);
    default:
      return notice.state satisfies never;
  }
}

function answered({ timeline, reply }: Notice): Difference | undefined {
  if (timeline.some(({ event }) => event === 'dispute')) return 'disputed';
  switch (reply?.code) {
    case undefined:
    case 'confirmed':
      return undefined;
    case 'partly-confirmed':
    case 'not-confirmed':
      return 'not-confirmed';
    case 'household-moved-to':
      return 'household-moved';
    default:
      return reply?.code;
  }
}

function toActOn({ state, channel }: Notice): Compared['toAct'] {
  if (state === 'delivered' || state === 'accepted') return 'receiver';
  if (state === 'in-review' || state === 'returned' || state === 'answered') return 'sender';
  return state === 'queued' && channel === 'paper' ? 'sender' : 'nobody';
}
