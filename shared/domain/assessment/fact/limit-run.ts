import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import { daysBetween } from '../../calendar/date.ts';
import { type DayLimit, DayLimit as DayLimitSchema } from '../../deadline/day-limit.ts';
import { type DeadlineRule } from '../../deadline/deadline-rule.ts';
import { ruleOf } from '../../deadline/notice-limits.ts';
import { WrittenCode } from '../../division/written-code.ts';
import { type Notice, NoticeKind, type TimelineEntry } from '../../notice/notice.ts';

/**
 * One limit of a notice as the timeline has it: what started and ended it, and who held the notice meanwhile. It names
 * days only as a rule does, so that nothing in it changes when an outage is recorded or a calendar published later:
 * `dutyOf` counts them when they are judged.
 */
export const LimitRun = z.strictObject({
  /** `N-1#acceptance`, `N-1#reply.1`; `reply.2` after an answer was found incomplete. */
  dutyId: z.string().check(z.minLength(1), z.maxLength(100)),
  noticeKind: NoticeKind,
  what: z.enum(['acceptance', 'reply']),
  startedAt: Instant,
  /** The day that is not counted itself, and how many days follow it. An extension starts anew from the day it was asked. */
  counted: z.strictObject({ from: LocalDate, ...DayLimitSchema.shape }),
  /** Who held the notice, and since when; the first since the limit began. */
  holders: z.array(z.strictObject({ office: WrittenCode, since: Instant })).check(z.minLength(1)),
  /** Null while it runs. Returning a notice or sending it where it belongs is as good as accepting it. */
  ended: z.nullable(z.strictObject({ how: z.enum(['done', 'withdrawn']), at: Instant })),
  /** Of a reply: when the sender found items left open. */
  incompleteAt: z.optional(Instant),
});
export type LimitRun = z.infer<typeof LimitRun>;

/** The limits of a notice in the order in which they began, the running one last. A notice on paper has none. */
export function limitRunsOf(notice: Notice, rules: readonly DeadlineRule[]): readonly LimitRun[] {
  const start: Walk = { notice, rules, holder: notice.receiver, deliveredAt: null, open: null, ended: [] };
  const { open, ended } = notice.timeline.reduce(after, start);
  return open ? [...ended, open] : ended;
}

/** What was known of a limit just before an instant; null where it had not begun. */
export function runBefore(run: LimitRun, cutOff: Instant): LimitRun | null {
  if (run.startedAt >= cutOff) return null;
  // Nearly every one: over and done with before, held by one office.
  const isOver = run.ended !== null && run.ended.at < cutOff && run.holders.length === 1;
  if (isOver && (run.incompleteAt === undefined || run.incompleteAt < cutOff)) return run;
  const { incompleteAt, ...known } = run;
  return {
    ...known,
    holders: run.holders.filter(({ since }) => since < cutOff),
    ended: run.ended && run.ended.at < cutOff ? run.ended : null,
    ...(incompleteAt !== undefined && incompleteAt < cutOff && { incompleteAt }),
  };
}

/** How far the timeline has been read. */
interface Walk {
  readonly notice: Notice;
  readonly rules: readonly DeadlineRule[];
  readonly holder: string;
  readonly deliveredAt: Instant | null;
  readonly open: LimitRun | null;
  readonly ended: readonly LimitRun[];
}

function after(walk: Walk, { at, event, from, to }: TimelineEntry): Walk {
  switch (event) {
    case 'deliver':
      return opened({ ...walk, holder: to ?? walk.holder, deliveredAt: at }, 'acceptance', at);
    case 'hand-down':
      return handedOn(walk, to ?? walk.holder, at);
    case 'hand-over':
      // The sender's side may have been handed over as well.
      return from === undefined || from === walk.holder ? handedOn(walk, to ?? walk.holder, at) : walk;
    case 'accept':
      return opened(closed(walk, 'done', at), 'reply', at, walk.deliveredAt ?? at);
    case 'find-incomplete':
      return opened({ ...walk, ended: lastIncomplete(walk.ended, at) }, 'reply', at);
    case 'extend':
      return extended(walk, at);
    case 'withdraw':
      return closed(walk, 'withdrawn', at);
    case 'accept-and-close':
    case 'dispute':
    case 'return':
    case 'misroute':
    case 'reply':
      return closed(walk, 'done', at);
    default:
      return walk;
  }
}

/**
 * A kind that asks for no reply opens none. The days of the first reply run from delivery where the rule says so, although
 * it is a duty only from the acceptance on.
 */
function opened(walk: Walk, what: LimitRun['what'], at: Instant, deliveredAt: Instant = at): Walk {
  const { notice, rules, holder, ended } = walk;
  const rule = ruleOf({ ...notice, holder }, rules);
  const days = what === 'acceptance' ? rule.accept : rule.reply;
  if (!days) return walk;
  const from = what === 'reply' && rule.replyFrom === 'delivery' ? deliveredAt : at;
  const round = ended.filter((run) => run.what === what).length + 1;
  // A returned notice that was sent again is accepted a second time.
  const name = what === 'acceptance' && round === 1 ? what : `${what}.${round}`;
  const open: LimitRun = {
    dutyId: `${notice.noticeId}#${name}`,
    noticeKind: notice.kind,
    what,
    startedAt: at,
    counted: { from: shanghaiDateOf(from), ...plain(days) },
    holders: [{ office: holder, since: at }],
    ended: null,
  };
  return { ...walk, open };
}

function closed(walk: Walk, how: 'done' | 'withdrawn', at: Instant): Walk {
  const { open, ended } = walk;
  return open ? { ...walk, open: null, ended: [...ended, { ...open, ended: { how, at } }] } : walk;
}

function handedOn(walk: Walk, holder: string, at: Instant): Walk {
  const { open } = walk;
  const holders = open && [...open.holders, { office: holder, since: at }];
  return { ...walk, holder, open: open && holders && { ...open, holders } };
}

/** To the day that the holder named, counted from the day of asking, so that an outage after it moves it as well. */
function extended(walk: Walk, at: Instant): Walk {
  const { open, notice, rules, holder } = walk;
  if (!open || !notice.extended) return walk;
  const from = shanghaiDateOf(at);
  const rollToWorkingDay = ruleOf({ ...notice, holder }, rules).extension?.rollToWorkingDay ?? true;
  const days = daysBetween(from, notice.extended.until);
  return { ...walk, open: { ...open, counted: { from, days, unit: 'calendar', rollToWorkingDay } } };
}

function lastIncomplete(ended: readonly LimitRun[], at: Instant): readonly LimitRun[] {
  const last = ended.at(-1);
  return last?.what === 'reply' ? [...ended.slice(0, -1), { ...last, incompleteAt: at }] : ended;
}

function plain({ days, unit, rollToWorkingDay }: DayLimit): DayLimit {
  return { days, unit, rollToWorkingDay };
}
