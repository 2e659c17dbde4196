/** States of a notice (联系函). `临期` due soon and `超期` overdue are flags, never states. */
export const noticeStates = [
  'in-review',
  'queued',
  'delivered',
  'accepted',
  'returned',
  'misrouted',
  'answered',
  'closed',
  'withdrawn',
] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Who may cause a transition: an office at one end, or the platform by itself. */
type Actor = 'sender' | 'holder' | 'county' | 'platform';

interface Transition {
  readonly from: readonly NoticeState[];
  readonly to: NoticeState | 'same';
  readonly by: readonly Actor[];
}

/**
 * The whole life of a notice as data. The store refuses whatever is not listed here by the condition of its write,
 * and the README's diagram is drawn from this table.
 */
export const transitions = {
  /** 审核通过: a reviewer of the sending office lets it go. */
  approve: { from: ['in-review'], to: 'queued', by: ['sender'] },
  /** 送达: the platform put it into the receiver's inbox. */
  deliver: { from: ['queued'], to: 'delivered', by: ['platform'] },
  /** The receiver has not joined: it waits for paper, and stays queued. */
  'keep-for-paper': { from: ['queued'], to: 'same', by: ['platform'] },
  /** A letter of its own number was printed for it. */
  'number-letter': { from: ['queued'], to: 'same', by: ['sender'] },
  /** 寄出: the letter left by post, fax or hand. */
  'send-letter': { from: ['queued'], to: 'same', by: ['sender'] },
  /** 催办 of a letter, outside the platform. */
  'remind-on-paper': { from: ['queued'], to: 'same', by: ['sender'] },
  /** 签收. */
  accept: { from: ['delivered'], to: 'accepted', by: ['holder'] },
  /** 签收即办结: a receive-only notice ends with its acceptance. */
  'accept-and-close': { from: ['delivered'], to: 'closed', by: ['holder'] },
  /** The former township says that the person did not leave: a correction case follows. */
  dispute: { from: ['delivered'], to: 'closed', by: ['holder'] },
  /** 退回 with a reason. */
  return: { from: ['delivered'], to: 'returned', by: ['holder'] },
  /** 非本辖区: ends here, and a child goes to where it belongs. */
  misroute: { from: ['delivered'], to: 'misrouted', by: ['holder'] },
  /** 分办: the county hands it to the township that can answer. */
  'hand-down': { from: ['delivered', 'accepted'], to: 'same', by: ['holder'] },
  /** A boundary change gave the holder's work to its successor. */
  'hand-over': {
    from: ['in-review', 'queued', 'delivered', 'accepted', 'returned', 'answered'],
    to: 'same',
    by: ['platform'],
  },
  /** 反馈 by reply codes. */
  reply: { from: ['accepted'], to: 'answered', by: ['holder'] },
  /** The paper reply of a division that has not joined, entered by its codes by the sender. */
  'enter-paper-reply': { from: ['queued'], to: 'answered', by: ['sender'] },
  /** The answer leaves items open: back to the holder. */
  'find-incomplete': { from: ['answered'], to: 'accepted', by: ['sender'] },
  /** 办结. */
  close: { from: ['answered'], to: 'closed', by: ['sender', 'platform'] },
  /** 申请延期, once, with a reason. */
  extend: { from: ['accepted'], to: 'same', by: ['holder'] },
  /** Sent again after a return. */
  resend: { from: ['returned'], to: 'queued', by: ['sender'] },
  /** 撤回, as long as nobody has accepted it; by the platform where lineage shows that there is nobody else to tell. */
  withdraw: {
    from: ['in-review', 'queued', 'delivered', 'returned'],
    to: 'withdrawn',
    by: ['sender', 'platform'],
  },
  /** 催办 by hand, of whoever must act now, or by the clock before the limit. */
  remind: {
    from: ['delivered', 'accepted', 'returned', 'answered'],
    to: 'same',
    by: ['sender', 'holder', 'county', 'platform'],
  },
  /** 超期, noted once when the limit has passed. */
  'note-overdue': { from: ['delivered', 'accepted'], to: 'same', by: ['platform'] },
  /** 提级督办 by hand or by the clock, after the limit. */
  escalate: { from: ['delivered', 'accepted'], to: 'same', by: ['county', 'platform'] },
  /** The limit counted again: the next year's calendar arrived, or an outage was recorded. */
  'confirm-limit': { from: ['delivered', 'accepted'], to: 'same', by: ['platform'] },
} as const satisfies Record<string, Transition>;
export type NoticeEvent = keyof typeof transitions;

/** States from which nothing happens any more. */
export const terminalStates = ['misrouted', 'closed', 'withdrawn'] as const satisfies readonly NoticeState[];

/** The states from which an event may happen. */
export function priorStates(event: NoticeEvent): readonly NoticeState[] {
  return transitions[event].from;
}

/** The state after an event, or null where the event is not allowed in that state. */
export function stateAfter(event: NoticeEvent, state: NoticeState): NoticeState | null {
  const { from, to }: Transition = transitions[event];
  if (!from.includes(state)) return null;
  return to === 'same' ? state : to;
}
