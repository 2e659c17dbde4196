import type { Limit, Notice, TimelineEntry } from './notice.ts';
import { type NoticeEvent, stateAfter } from './transitions.ts';

/** What an event changes beside state and timeline; `limit: null` ends the running limit. */
export interface Changes {
  readonly holder?: string;
  readonly sentFor?: string;
  readonly limit?: Limit | null;
  readonly channel?: Notice['channel'];
  readonly reply?: Notice['reply'];
  readonly extended?: Notice['extended'];
  readonly noted?: Notice['noted'];
  readonly letter?: Notice['letter'];
}

/**
 * The notice after an event: the one place where version, state and timeline move on. Throws where the transition
 * table does not allow the event: decisions ask it first.
 */
export function step(
  notice: Notice,
  event: NoticeEvent,
  entry: Omit<TimelineEntry, 'event'>,
  { limit, ...changes }: Changes = {},
): Notice {
  const state = stateAfter(event, notice.state);
  if (state === null) throw new Error(`${event} is not possible in state ${notice.state}`);
  const { limit: running, noted, ...rest } = notice;
  const next = limit === undefined ? running : (limit ?? undefined);
  const kept = limit === undefined ? (changes.noted ?? noted) : changes.noted;
  return {
    ...rest,
    ...changes,
    version: notice.version + 1,
    state,
    since: state === notice.state ? notice.since : entry.at,
    ...(next && { limit: next }),
    ...(kept && { noted: kept }),
    timeline: [...notice.timeline, { ...entry, event }],
  };
}
