import * as z from 'zod/mini';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import { confirmLimit } from '../../shared/domain/notice/confirm-limit.ts';
import type { NoticeCursor, NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { countingCalendar, type CountingDeps } from '../counting.ts';

export const Env = z.object({ NOTICES_TABLE: text, OUTAGES_TABLE: text });
export const uses = { notices: ['waiting', 'save'], outages: ['all'] } as const satisfies Uses;

export interface Deps extends CountingDeps {
  readonly notices: NoticeStore;
  readonly clock: Clock;
  readonly rules: readonly DeadlineRule[];
}

/** Large, because each page may be a scan of the whole list (DynamoDB). */
const PAGE = 400;
/** After every limit. */
const EVER = '9999-12-31T23:59:59.999Z';

/**
 * The sweep that counts every running limit again: when a newer calendar came with a new version, and when an outage was
 * recorded. A change is one conditional write, and counting the same again changes nothing. Answers how many moved or
 * became firm.
 */
export function createConfirmLimits(deps: Deps): () => Promise<number> {
  const { notices, clock, rules } = deps;
  return async () => {
    const now = clock.now();
    const calendar = await countingCalendar(deps);
    let done = 0;
    let after: NoticeCursor | undefined;
    do {
      const page = await notices.waiting({ until: EVER, limit: PAGE, ...(after && { after }) });
      for (const notice of page.notices) {
        const confirmed = confirmLimit(notice, ruleOf(notice, rules), calendar, now);
        // Somebody acted in the same moment: an act counts the limit again by itself.
        if (confirmed && (await notices.save(confirmed.notice, confirmed.event)) === 'saved') done += 1;
      }
      after = page.next;
    } while (after);
    return done;
  };
}
