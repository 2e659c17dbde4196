import * as z from 'zod/mini';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import { acceptanceLimit, ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { deliverNotice, type Resolved } from '../../shared/domain/notice/deliver.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { TryAgainLater } from '../../shared/lambda/try-again-later.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { type QueueHandler, queue } from '../../shared/lambda/queue.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ NOTICES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  notices: ['get', 'save'],
  directory: ['successorsOf', 'divisionOn', 'hasJoined'],
} as const satisfies Uses;

export interface Deps {
  readonly notices: NoticesById;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly calendar: HolidayCalendar;
  readonly rules: readonly DeadlineRule[];
}

const EVENT = { delivered: 'deliver', 'for-paper': 'keep-for-paper', 'own-side': 'withdraw' } as const;

/** Brings a queued notice into its receiver's inbox, by today's lineage. A second delivery finds it there. */
export function createDeliverNotice(deps: Deps, edge: { readonly log: Log }): QueueHandler {
  return queue(z.object({ noticeId: z.string() }), edge, async ({ noticeId }) => {
    const notice = await deps.notices.get(noticeId);
    // The queue may be ahead of what this reader sees: the message comes again.
    if (!notice) throw new TryAgainLater(`notice ${noticeId} is not there yet`);
    const now = deps.clock.now();
    const today = shanghaiDateOf(now);
    const resolved = await resolve(deps.directory, notice.receiver, shanghaiDateOf(notice.createdAt), today);
    const decision = deliverNotice(notice, {
      resolved,
      joined: resolved.kind === 'to' && (await deps.directory.hasJoined(resolved.division, today)),
      now,
      acceptance: (holder) => acceptanceLimit(ruleOf({ ...notice, holder }, deps.rules), now, deps.calendar),
    });
    if (decision.kind === 'already-there') return;
    await deps.notices.save(decision.notice, EVENT[decision.kind]);
  });
}

/** The division that answers for a code today: itself, its one successor, or the parent of a split. */
async function resolve(
  directory: DirectoryStore,
  code: string,
  sentOn: string,
  today: string,
): Promise<Resolved> {
  const succession = await directory.successorsOf(code.slice(0, 9), sentOn, today);
  switch (succession.kind) {
    case 'same':
      return { kind: 'to', division: succession.division.code, cause: 'addressed' };
    case 'one':
      return { kind: 'to', division: succession.division.code, cause: 'successor' };
    case 'split':
      return succession.commonParent
        ? { kind: 'to', division: succession.commonParent.code, cause: 'common-parent' }
        : { kind: 'nowhere', note: 'split' };
    case 'none':
      return superior(directory, code, today, succession.refusal.name);
  }
}

/** Superiors above counties (a misrouted chain's common superior) stand in the list by their own codes. */
async function superior(
  directory: DirectoryStore,
  code: string,
  today: string,
  note: string,
): Promise<Resolved> {
  const found = await directory.divisionOn(code, today);
  return found.kind === 'found'
    ? { kind: 'to', division: code, cause: 'addressed' }
    : { kind: 'nowhere', note };
}
