import * as z from 'zod/mini';
import { addDays } from '../../shared/domain/calendar/date.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import { confirmLimit } from '../../shared/domain/notice/confirm-limit.ts';
import { onTheClock } from '../../shared/domain/notice/clock.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { countingCalendar } from '../counting.ts';
import type { LimitSweepDeps } from './limit-sweep.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import type { Run, Tick } from '../../shared/lambda/task.ts';
import { throughPages } from './through-pages.ts';

export const Env = z.object({ NOTICES_TABLE: text, OUTAGES_TABLE: text, SWEEPS_TABLE: text });
export const uses = {
  notices: ['waiting', 'save'],
  outages: ['all'],
  sweeps: ['placeOf', 'keepPlace'],
} as const satisfies Uses;

const PAGE = 200;

export type Watched = {
  /** Steps done in this run. */
  readonly noted: number;
  readonly through: boolean;
};

/**
 * The sweep of limits: reminds before, notes overdue at, escalates after. Every step is a conditional write that marks
 * itself, so however often and late it runs, each happens exactly once. A limit is counted again first: nobody is called
 * overdue on a day that an outage took. A run whose time is up goes on where the next one begins.
 */
export function createWatchLimits(deps: LimitSweepDeps): Run<Tick, Watched> {
  return async (_, hasTime) => {
    const { done, through } = await throughPages(deps.sweeps, 'watch-limits', hasTime, await watching(deps));
    return { noted: done, through };
  };
}

/** The work on one page, with the calendar and the time of now. */
async function watching(deps: LimitSweepDeps) {
  const { notices, clock, rules } = deps;
  const watch = async (notice: Notice, calendar: HolidayCalendar, now: string): Promise<number> => {
    const confirmed = confirmLimit(notice, ruleOf(notice, rules), calendar, now);
    if (confirmed && (await notices.save(confirmed.notice, confirmed.event)) === 'changed-meanwhile')
      return 0;
    let current = confirmed?.notice ?? notice;
    for (let done = 0; ; done++) {
      const due = onTheClock(current, ruleOf(current, rules), now);
      // Somebody acted in the same moment: the next sweep sees what is left to do.
      if (!due || (await notices.save(due.notice, due.event)) === 'changed-meanwhile') return done;
      current = due.notice;
    }
  };
  const now = clock.now();
  const calendar = await countingCalendar(deps);
  const ahead = Math.max(...rules.map(({ remindBeforeDays }) => remindBeforeDays)) + 2;
  const until = startOfDayInShanghai(addDays(shanghaiDateOf(now), ahead));
  return async (after: string | undefined) => {
    const page = await notices.waiting({ until, limit: PAGE, ...(after !== undefined && { after }) });
    let done = 0;
    for (const notice of page.notices) done += await watch(notice, calendar, now);
    return { done, next: page.next };
  };
}
