import * as z from 'zod/mini';
import { addDays, daysBetween, LocalDate } from '../calendar/date.ts';
import { Instant, startOfDayInShanghai } from '../calendar/instant.ts';
import { type Alarm, alarmsOf } from '../deadline/alarms.ts';
import { DayLimit } from '../deadline/day-limit.ts';
import type { Due } from '../deadline/due.ts';

/** A limit that runs for an office, kept with all that counting it again needs: the stored form of `Due`. */
export const RunningLimit = z.strictObject({
  ...DayLimit.shape,
  ruleId: z.string(),
  startedOn: LocalDate,
  dueOn: LocalDate,
  dueAt: Instant,
  provisional: z.boolean(),
});
export type RunningLimit = z.infer<typeof RunningLimit>;

/** What the clock has noted about a limit, each once. */
export const LimitMark = z.enum(['remind', 'overdue', 'county', 'prefecture', 'province']);
export type LimitMark = z.infer<typeof LimitMark>;

/** When an office is reminded of a limit, and how long after it each level above is told. */
export interface Pressing {
  readonly remindBeforeDays: number;
  readonly escalateAfterDays: readonly number[];
}

/** The alarms that are due now and not yet noted, in their order. Asked twice, after noting them, it gives none. */
export function alarmsDue(
  limit: Due,
  pressing: Pressing,
  noted: readonly LimitMark[],
  now: Instant,
): readonly Alarm[] {
  const { remindBeforeDays, escalateAfterDays } = pressing;
  return alarmsOf(limit, { remindBeforeDays, escalateAfterDays: [...escalateAfterDays] }).filter(
    ({ step, at }) => at <= now && !noted.includes(step),
  );
}

/** When the next alarm of a limit is due that is not noted yet; null: there is none any more. For the store’s `next`. */
export function nextAlarmAt(limit: Due, pressing: Pressing, noted: readonly LimitMark[]): Instant | null {
  const { remindBeforeDays, escalateAfterDays } = pressing;
  const alarms = alarmsOf(limit, { remindBeforeDays, escalateAfterDays: [...escalateAfterDays] });
  return alarms.find(({ step }) => !noted.includes(step))?.at ?? null;
}

/** A limit that somebody set by its day instead of by a number of days. */
export function limitOnDay(ruleId: string, startedOn: LocalDate, dueOn: LocalDate): RunningLimit {
  return {
    ruleId,
    days: Math.max(1, daysBetween(startedOn, dueOn)),
    unit: 'calendar',
    rollToWorkingDay: false,
    startedOn,
    dueOn,
    dueAt: startOfDayInShanghai(addDays(dueOn, 1)),
    provisional: false,
  };
}
