import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import { onTheClock } from '../../shared/domain/notice/clock.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeCursor, NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';

export interface Deps {
  readonly notices: NoticeStore;
  readonly clock: Clock;
  readonly rules: readonly DeadlineRule[];
}

const PAGE = 200;

/**
 * The sweep of limits: reminds before, notes overdue at, escalates after. Every step is a conditional write that marks
 * itself, so however often and late it runs, each happens exactly once. Answers how many it did.
 */
export function createWatchLimits({ notices, clock, rules }: Deps): () => Promise<number> {
  const watch = async (notice: Notice, now: string): Promise<number> => {
    let current = notice;
    for (let done = 0; ; done++) {
      const due = onTheClock(current, ruleOf(current, rules), now);
      // Somebody acted in the same moment: the next sweep sees what is left to do.
      if (!due || (await notices.save(due.notice, due.event)) === 'changed-meanwhile') return done;
      current = due.notice;
    }
  };
  return async () => {
    const now = clock.now();
    const ahead = Math.max(...rules.map(({ remindBeforeDays }) => remindBeforeDays)) + 2;
    const until = startOfDayInShanghai(addDays(shanghaiDateOf(now), ahead));
    let done = 0;
    let after: NoticeCursor | undefined;
    do {
      const page = await notices.waiting({ until, limit: PAGE, ...(after && { after }) });
      for (const notice of page.notices) done += await watch(notice, now);
      after = page.next;
      await nextTurn();
    } while (after);
    return done;
  };
}
