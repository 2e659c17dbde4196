import { addDays } from '../calendar/date.ts';
import { startOfDayInShanghai } from '../calendar/instant.ts';
import { senderNow } from './hand-over.ts';
import type { Notice } from './notice.ts';

/** 待送达, 待发纸质件, 待审核, 待办件, 已办件. A notice stands in exactly one of them; 已发件 is a second view of all. */
export const boxNames = ['sending', 'paper', 'review', 'inbox', 'done'] as const;
export type BoxName = (typeof boxNames)[number];

/** The place of a notice: whose box, and its sort key there (an instant: limit, or since when it waits). */
export interface BoxPlace {
  readonly box: BoxName;
  readonly division: string;
  readonly sort: string;
}

/** Every notice that has not ended stands in the box of the division that must act, so nothing is ever lost from sight. */
export function boxOf(notice: Notice): BoxPlace {
  switch (notice.state) {
    case 'in-review':
      return { box: 'review', division: senderNow(notice), sort: notice.since };
    case 'queued':
      return {
        box: notice.channel === 'paper' ? 'paper' : 'sending',
        division: senderNow(notice),
        sort: waitsSince(notice),
      };
    case 'delivered':
    case 'accepted':
      return { box: 'inbox', division: notice.holder, sort: notice.limit?.at ?? notice.since };
    case 'returned':
    case 'answered':
      return { box: 'inbox', division: senderNow(notice), sort: notice.since };
    case 'misrouted':
    case 'closed':
      return { box: 'done', division: notice.holder, sort: notice.since };
    case 'withdrawn':
      return {
        box: 'done',
        division: wasSeen(notice) ? notice.holder : senderNow(notice),
        sort: notice.since,
      };
  }
}

/** What was sent on paper comes up when its answer is missed; everything else by its age, so it stands before. */
function waitsSince({ channel, letter, since }: Notice): string {
  return channel === 'paper' && letter?.dueOn !== undefined
    ? startOfDayInShanghai(addDays(letter.dueOn, 1))
    : since;
}

/** What was taken back before anybody saw it is no business of the receiver's. */
function wasSeen({ timeline }: Notice): boolean {
  return timeline.some(({ event }) => event === 'deliver');
}
