import * as z from 'zod/mini';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import { confirmLimit } from '../../shared/domain/notice/confirm-limit.ts';
import type { Run, Tick } from '../../shared/lambda/task.ts';
import { throughPages } from './through-pages.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { countingCalendar } from '../counting.ts';
import type { LimitSweepDeps } from './limit-sweep.ts';

export const Env = z.object({ NOTICES_TABLE: text, OUTAGES_TABLE: text, SWEEPS_TABLE: text });
export const uses = {
  notices: ['waiting', 'save'],
  outages: ['all'],
  sweeps: ['placeOf', 'keepPlace'],
} as const satisfies Uses;

const PAGE = 400;
/** After every limit. */
const EVER = '9999-12-31T23:59:59.999Z';

export type Confirmed = {
  /** Limits that moved or became firm in this run. */
  readonly changed: number;
  readonly through: boolean;
};

/**
 * The sweep that counts every running limit again: when a newer calendar came with a new version, and when an outage was
 * recorded. A change is one conditional write, and counting the same again changes nothing. A run whose time is up goes
 * on where the next one begins.
 */
export function createConfirmLimits(deps: LimitSweepDeps): Run<Tick, Confirmed> {
  return async (_, hasTime) => {
    const work = await confirming(deps);
    const { done, through } = await throughPages(deps.sweeps, 'confirm-limits', hasTime, work);
    return { changed: done, through };
  };
}

/** The work on one page, with the calendar and the time of now. */
async function confirming(deps: LimitSweepDeps) {
  const { notices, clock, rules } = deps;
  const now = clock.now();
  const calendar = await countingCalendar(deps);
  return async (after: string | undefined) => {
    const page = await notices.waiting({ until: EVER, limit: PAGE, ...(after !== undefined && { after }) });
    let done = 0;
    for (const notice of page.notices) {
      const confirmed = confirmLimit(notice, ruleOf(notice, rules), calendar, now);
      // Somebody acted in the same moment: an act counts the limit again by itself.
      if (confirmed && (await notices.save(confirmed.notice, confirmed.event)) === 'saved') done += 1;
    }
    return { done, next: page.next };
  };
}
