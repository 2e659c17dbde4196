import { addDays } from '../calendar/date.ts';
import { type Instant, startOfDayInShanghai } from '../calendar/instant.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import type { Due } from './due.ts';

/** Who is told by an alarm: its holder before and at the limit, the levels above after it. */
export type AlarmStep = 'remind' | 'overdue' | 'county' | 'prefecture' | 'province';

export interface Alarm {
  readonly step: AlarmStep;
  /** Start of a day in Shanghai, except `overdue`, which is the limit itself. */
  readonly at: Instant;
}

const LEVELS = ['county', 'prefecture', 'province'] as const;

/**
 * All alarms of a limit in the order of their instants. A reminder is left out where its day is not after the first day
 * of the limit: it would only repeat the delivery.
 */
export function alarmsOf(
  due: Due,
  { remindBeforeDays, escalateAfterDays }: Pick<DeadlineRule, 'remindBeforeDays' | 'escalateAfterDays'>,
): readonly Alarm[] {
  const remindOn = addDays(due.dueOn, -remindBeforeDays);
  const escalations = LEVELS.flatMap((step, index): Alarm[] => {
    const days = escalateAfterDays[index];
    return days === undefined ? [] : [{ step, at: startOfDayInShanghai(addDays(due.dueOn, days + 1)) }];
  });
  return [
    ...(remindOn > due.startedOn ? [{ step: 'remind', at: startOfDayInShanghai(remindOn) } as const] : []),
    { step: 'overdue', at: due.dueAt },
    ...escalations,
  ];
}
