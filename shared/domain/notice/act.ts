import { shanghaiDateOf } from '../calendar/instant.ts';
import type { Role } from '../caller/caller.ts';
import { type Refused, refused } from '../refusal.ts';
import type { NoticeAction } from './actions.ts';
import { boxOf } from './box.ts';
import { senderNow } from './hand-over.ts';
import { isReceiveOnly, type Limit, type Notice } from './notice.ts';
import { mayHandDown, nextStopOf, officeOf, visitedBy } from './passing-on.ts';
import { missingItems } from './reply-check.ts';
import { type Changes, step } from './step.ts';
import { type NoticeEvent, stateAfter, transitions } from './transitions.ts';

/** Who acts, when, and which limits would run. */
export interface ActingFacts {
  readonly by: string;
  readonly role: Role;
  readonly subject: string;
  readonly now: string;
  readonly acceptance: (holder: string) => Limit;
  /** From an acceptance now, or from now again after an incomplete answer. */
  readonly reply: (after: 'acceptance' | 'incomplete-answer') => Limit | null;
  /** The latest day to which the running reply limit may be extended; null where the rule allows none. */
  readonly latestExtension: string | null;
  /** The limit as it would be when extended to a day. */
  readonly extended: (until: string) => Limit;
}

export type Acted =
  | { readonly kind: 'acted'; readonly notice: Notice; readonly event: NoticeEvent }
  | Refused;
type Step = { readonly note?: string; readonly to?: string; readonly changes?: Changes } | Refused;

/** Decides what an office does about a notice: the notice as it is afterwards, or a refusal by name. */
export function actOnNotice(notice: Notice, action: NoticeAction, facts: ActingFacts): Acted {
  const event = action.action === 'accept' && isReceiveOnly(notice) ? 'accept-and-close' : action.action;
  if (!mayAct(notice, event, facts)) return refused('role-not-allowed', undefined, { role: facts.role });
  // Said before the state is looked at: a receive-only notice is never in one from which a reply could go.
  if (event === 'reply' && isReceiveOnly(notice)) return refused('reply-not-expected', '/action');
  if (stateAfter(event, notice.state) === null || !fitsChannel(notice, event)) {
    return refused('transition-not-allowed', '/action', { state: notice.state, action: action.action });
  }
  const decided = decide(notice, action, facts);
  if ('kind' in decided) return decided;
  const { note, to, changes } = decided;
  const entry = {
    at: facts.now,
    by: facts.by,
    subject: facts.subject,
    ...(to && { to }),
    ...(note && { note }),
    ...(changes?.limit !== undefined && lateness(notice.limit, facts.now)),
  };
  return { kind: 'acted', event, notice: step(notice, event, entry, changes) };
}

/** The office at the right end; reminding and supervising have their own. */
function mayAct(notice: Notice, event: NoticeEvent, { by, role }: ActingFacts): boolean {
  if (event === 'remind' || event === 'escalate') return mayPress(notice, event, by);
  const actors: readonly string[] = transitions[event].by;
  if (role === 'manager') return false;
  if (event === 'approve' && role !== 'reviewer') return false;
  return (
    (actors.includes('holder') && by === notice.holder) ||
    (actors.includes('sender') && by === senderNow(notice))
  );
}

/**
 * 催办 comes from the other end or from any level above whoever must act now, 督办 from above only: of the holder until it
 * has answered, then of the sender. Nobody presses itself.
 */
function mayPress(notice: Notice, event: 'remind' | 'escalate', by: string): boolean {
  const waitedFor = boxOf(notice).division;
  if (by === waitedFor) return false;
  const isAbove = by.length <= 6 && waitedFor.startsWith(by);
  return isAbove || (event === 'remind' && (by === notice.sender || by === notice.holder));
}

/**
 * A paper reply is entered on paper notices only, and whole: sent back for what it leaves open, it would run against
 * the limit of a division that sees no inbox.
 */
function fitsChannel({ channel }: Notice, event: NoticeEvent): boolean {
  if (event === 'enter-paper-reply') return channel === 'paper';
  return event !== 'find-incomplete' || channel === 'platform';
}

/** What ended a limit that had passed keeps its last day: an outage recorded afterwards may excuse it. */
function lateness(limit: Limit | undefined, now: string) {
  return limit && isPast(limit, now) ? { late: true as const, limitOn: limit.on } : {};
}

function isPast(limit: Limit | undefined, now: string): boolean {
  return limit !== undefined && now >= limit.at;
}

function decide(notice: Notice, action: NoticeAction, facts: ActingFacts): Step {
  switch (action.action) {
    case 'accept':
      return { changes: { limit: isReceiveOnly(notice) ? null : facts.reply('acceptance') } };
    case 'dispute':
      return isReceiveOnly(notice) && 'target' in notice && notice.target === 'former'
        ? { note: action.claim, changes: { limit: null } }
        : refused('transition-not-allowed', '/action', { state: notice.state, action: action.action });
    case 'return':
    case 'withdraw':
      return { note: action.reason, changes: { limit: null } };
    case 'misroute':
      return misroute(notice, action.belongsTo);
    case 'hand-down':
      return handDown(notice, action.to);
    case 'reply':
    case 'enter-paper-reply':
      return replied(notice, action.reply);
    case 'find-incomplete':
      return { note: action.items.join(','), changes: { limit: facts.reply('incomplete-answer') } };
    case 'extend':
      return extend(notice, action, facts);
    case 'approve':
      return isRaisedBy(notice, facts.subject) ? refused('reviewer-is-author', '/action') : {};
    case 'remind':
    case 'escalate':
      return press(notice, action.action, facts);
    case 'close':
    case 'resend':
      return {};
  }
}

/** 经办与审核分离: four eyes see a notice before it goes. */
function isRaisedBy({ timeline }: Notice, subject: string): boolean {
  return timeline[0]?.subject === subject;
}

/** Once a day from each office: a second one says nothing new and fills the timeline. */
function press(notice: Notice, event: 'remind' | 'escalate', { by, now }: ActingFacts): Step {
  const today = shanghaiDateOf(now);
  const isRepeated = notice.timeline.some(
    (entry) => entry.event === event && entry.by === by && shanghaiDateOf(entry.at) === today,
  );
  return isRepeated ? refused('pressed-today', '/action', { date: today }) : { to: boxOf(notice).division };
}

function misroute(notice: Notice, belongsTo: string): Step {
  const to = officeOf(belongsTo);
  const isVisited = [...visitedBy(notice), notice.sender].includes(to);
  // A superior that names a place of its own would only get it back, or rid itself of it: it hands down.
  const comesBack = nextStopOf(notice, to) === notice.holder;
  return isVisited || comesBack
    ? refused('already-visited', '/belongsTo', { division: isVisited ? to : notice.holder })
    : { to, changes: { limit: null } };
}

/** The limit runs on: the county spends its own days before it hands a notice down. */
function handDown(notice: Notice, to: string): Step {
  return mayHandDown(notice.holder, to)
    ? { to, changes: { holder: to } }
    : refused('hand-down-outside', '/to', { to });
}

function replied(notice: Notice, reply: NonNullable<Notice['reply']>): Step {
  const missing = missingItems(notice, reply);
  if (missing.length > 0) return refused('reply-incomplete', '/reply/items', { missing: missing.join(', ') });
  if (reply.code === 'household-moved-to' && !reply.movedTo) {
    return refused('reply-incomplete', '/reply/movedTo', { missing: 'movedTo' });
  }
  const to = reply.code === 'household-moved-to' && reply.movedTo ? officeOf(reply.movedTo) : undefined;
  return { note: reply.code, ...(to && { to }), changes: { reply, limit: null } };
}

function extend(
  notice: Notice,
  { reason, until }: { readonly reason: string; readonly until: string },
  facts: ActingFacts,
): Step {
  if (notice.extended) return refused('extension-used', '/action');
  // Asked for in time: afterwards it would wipe out that the limit had passed.
  if (isPast(notice.limit, facts.now)) {
    return refused('transition-not-allowed', '/action', { state: 'overdue', action: 'extend' });
  }
  const latest = facts.latestExtension;
  if (latest === null || until > latest || until <= (notice.limit?.on ?? '')) {
    return refused('extension-too-long', '/until', { until, latest: latest ?? '–' });
  }
  return { note: reason, changes: { extended: { reason, until }, limit: facts.extended(until) } };
}
