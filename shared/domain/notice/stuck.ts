import * as z from 'zod/mini';
import { addDays, daysBetween } from '../calendar/date.ts';
import { instantOf, millisecondsOf, shanghaiDateOf, startOfDayInShanghai } from '../calendar/instant.ts';
import type { DeadlineRule } from '../deadline/deadline-rule.ts';
import { boxOf } from './box.ts';
import type { Notice } from './notice.ts';

/** Why nothing moves a notice that has not ended (滞留件). */
export const StuckReason = z.enum([
  'not-delivered',
  'on-paper',
  'review-lying',
  'returned-lying',
  'answered-lying',
  'past-escalation',
  'no-limit',
]);
export type StuckReason = z.infer<typeof StuckReason>;

/** Hours that a notice may stand still, since its last change of state, before it is on the list. All are ours. */
export const STUCK_AFTER_HOURS: Readonly<Record<Exclude<StuckReason, 'past-escalation'>, number>> = {
  // Delivery takes seconds, and the queue gives up on a message after some minutes.
  'not-delivered': 1,
  // Nothing in the platform moves it: listed at once, so that somebody posts it.
  'on-paper': 0,
  // A review is one signature in the same office.
  'review-lying': 3 * 24,
  // Sending again and closing are the sender's own work, for which no limit runs: a working week and its weekend.
  'returned-lying': 7 * 24,
  'answered-lying': 7 * 24,
  // Without a limit the clock tells nobody, so the list does.
  'no-limit': 7 * 24,
};

export interface Stuck {
  /** Who must act: a division, or the platform itself. */
  readonly holder: string;
  readonly since: string;
  readonly why: StuckReason;
  /** Whole days since then. */
  readonly days: number;
}

/** Since when and why nobody moves a notice; undefined where it is in its course, or has ended. */
export function stuckOf(notice: Notice, rule: DeadlineRule, now: string): Stuck | undefined {
  const why = reasonOf(notice);
  if (!why) return undefined;
  // Somebody posted it: nothing is left to do before its answer is missed.
  if (why === 'on-paper' && notice.letter?.dueOn !== undefined) {
    const since = startOfDayInShanghai(addDays(notice.letter.dueOn, 1));
    if (since > now) return undefined;
    return {
      holder: boxOf(notice).division,
      since,
      why,
      days: daysBetween(shanghaiDateOf(since), shanghaiDateOf(now)),
    };
  }
  const { since, from } =
    why === 'past-escalation' ? pastEscalation(notice, rule) : lying(notice, STUCK_AFTER_HOURS[why]);
  if (from > now) return undefined;
  const holder = why === 'not-delivered' ? 'platform' : boxOf(notice).division;
  return { holder, since, why, days: daysBetween(shanghaiDateOf(since), shanghaiDateOf(now)) };
}

function reasonOf({ state, channel, limit }: Notice): StuckReason | undefined {
  switch (state) {
    case 'queued':
      return channel === 'paper' ? 'on-paper' : 'not-delivered';
    case 'in-review':
      return 'review-lying';
    case 'returned':
      return 'returned-lying';
    case 'answered':
      return 'answered-lying';
    case 'delivered':
    case 'accepted':
      return limit ? 'past-escalation' : 'no-limit';
    case 'misrouted':
    case 'closed':
    case 'withdrawn':
      return undefined;
  }
}

interface Stop {
  readonly since: string;
  /** From when on it counts as stuck. */
  readonly from: string;
}

/** Everybody above has been told by then, and nobody is left to tell. */
function pastEscalation({ limit, since }: Notice, { escalateAfterDays }: DeadlineRule): Stop {
  if (!limit) return { since, from: since };
  if (escalateAfterDays.length === 0) return { since: limit.at, from: limit.at };
  const last = addDays(limit.on, Math.max(...escalateAfterDays) + 1);
  return { since: limit.at, from: startOfDayInShanghai(last) };
}

function lying({ since }: Notice, hours: number): Stop {
  return { since, from: instantOf(millisecondsOf(since) + hours * 3_600_000) };
}
