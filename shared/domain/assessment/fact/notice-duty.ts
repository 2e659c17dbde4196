import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { LocalDate } from '../../calendar/date.ts';
import type { Instant } from '../../calendar/instant.ts';
import type { DeadlineRule } from '../../deadline/deadline-rule.ts';
import { acceptanceLimit, extendedLimit, replyLimit, ruleOf } from '../../deadline/notice-limits.ts';
import type { Notice, NoticeKind, TimelineEntry } from '../../notice/notice.ts';

/** One limit that ran for one office: an acceptance, or one round of the reply. */
export interface NoticeDuty {
  /** `N-1#acceptance`, `N-1#reply.1`; `reply.2` after an answer was found incomplete. */
  readonly dutyId: string;
  readonly noticeKind: NoticeKind;
  readonly what: 'acceptance' | 'reply';
  /** Who held the notice when it was done, or when its limit passed: handing it down late passes no fault on. */
  readonly office: string;
  readonly startedAt: Instant;
  /** Last day in time, counted as the limit that the office saw. */
  readonly dueOn: LocalDate;
  /** The first instant that is too late. */
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
  /** Of a reply: false where the sender found items left open. */
  readonly complete: boolean;
}

export interface DutyContext {
  readonly rules: readonly DeadlineRule[];
  /** By which limits are counted: the official one, without the days that outages took (`calendarWithOutages`). */
  readonly calendar: HolidayCalendar;
}

/**
 * The duties of a notice, read from its timeline. A notice on paper has none: it is nobody's overdue. Returning it and
 * sending it to where it belongs answer the acceptance as well as accepting it. One that the sender withdrew in time
 * is no duty; one withdrawn after the limit stays unfulfilled.
 */
export function dutiesOf(notice: Notice, context: DutyContext): readonly NoticeDuty[] {
  const start: Walk = { notice, context, holder: notice.receiver, deliveredAt: null, open: null, ended: [] };
  return closed(notice.timeline.reduce(after, start), null).ended;
}

/** How far the timeline has been read. */
interface Walk {
  readonly notice: Notice;
  readonly context: DutyContext;
  readonly holder: string;
  readonly deliveredAt: Instant | null;
  readonly open: NoticeDuty | null;
  readonly ended: readonly NoticeDuty[];
}

function after(walk: Walk, { at, event, to }: TimelineEntry): Walk {
  switch (event) {
    case 'deliver':
      return opened({ ...walk, holder: to ?? walk.holder, deliveredAt: at }, 'acceptance', at);
    case 'hand-down':
    case 'hand-over':
      return handedOn(walk, to ?? walk.holder, at);
    case 'accept':
      return opened(closed(walk, at), 'reply', at, walk.deliveredAt ?? at);
    case 'find-incomplete':
      return opened({ ...walk, ended: lastIncomplete(walk.ended) }, 'reply', at);
    case 'extend':
      return extended(walk, at);
    case 'withdraw':
      return walk.open && at < walk.open.dueAt ? { ...walk, open: null } : closed(walk, null);
    case 'accept-and-close':
    case 'dispute':
    case 'return':
    case 'misroute':
    case 'reply':
      return closed(walk, at);
    default:
      return walk;
  }
}

/**
 * A kind that asks for no reply opens none. The days of the first reply run from delivery where the rule says so, although
 * it is a duty only from the acceptance on.
 */
function opened(walk: Walk, what: NoticeDuty['what'], at: Instant, deliveredAt: Instant = at): Walk {
  const { notice, context, holder, ended } = walk;
  const rule = ruleOf({ ...notice, holder }, context.rules);
  const limit =
    what === 'acceptance'
      ? acceptanceLimit(rule, at, context.calendar)
      : replyLimit(rule, rule.replyFrom === 'delivery' ? deliveredAt : at, context.calendar);
  if (!limit) return walk;
  const round = ended.filter((duty) => duty.what === what).length + 1;
  // A returned notice that was sent again is accepted a second time.
  const name = what === 'acceptance' && round === 1 ? what : `${what}.${round}`;
  const open: NoticeDuty = {
    dutyId: `${notice.noticeId}#${name}`,
    noticeKind: notice.kind,
    what,
    office: holder,
    startedAt: at,
    dueOn: limit.on,
    dueAt: limit.at,
    doneAt: null,
    complete: true,
  };
  return { ...walk, open };
}

function closed(walk: Walk, doneAt: Instant | null): Walk {
  const { open, ended } = walk;
  return open ? { ...walk, open: null, ended: [...ended, { ...open, doneAt }] } : walk;
}

function handedOn(walk: Walk, holder: string, at: Instant): Walk {
  const { open } = walk;
  return { ...walk, holder, open: open && at < open.dueAt ? { ...open, office: holder } : open };
}

function extended(walk: Walk, at: Instant): Walk {
  const { open, notice, context, holder } = walk;
  if (!open || !notice.extended) return walk;
  const rule = ruleOf({ ...notice, holder }, context.rules);
  const limit = extendedLimit(rule, notice.extended.until, at, context.calendar);
  return { ...walk, open: { ...open, dueOn: limit.on, dueAt: limit.at } };
}

function lastIncomplete(ended: readonly NoticeDuty[]): readonly NoticeDuty[] {
  const last = ended.at(-1);
  return last?.what === 'reply' ? [...ended.slice(0, -1), { ...last, complete: false }] : ended;
}
