import { addDays, type LocalDate } from '../calendar/date.ts';
import type { HolidayCalendar } from '../calendar/holiday-calendar.ts';
import { millisecondsOf, shanghaiDateOf, startOfDayInShanghai } from '../calendar/instant.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { ruleFor } from '../deadline/dated-rule.ts';
import { type Outage, type OutageRecord, standingOutages } from './outage.ts';
import type { OutageRule } from './outage-rule.ts';

const MINUTE_MS = 60_000;

/** The official calendar with the days that the outages took out of it: what limits are counted by. */
export function calendarWithOutages(
  calendar: HolidayCalendar,
  log: readonly OutageRecord[],
  rules: readonly OutageRule[],
): HolidayCalendar {
  const stopped = stoppedDays(standingOutages(log), calendar, rules);
  return stopped.size === 0 ? calendar : { ...calendar, stopped };
}

/**
 * The working days on which the platform was down for as long as the rule of that day says, each with its causes. A day
 * off cannot be stopped: nobody would have worked on it.
 */
export function stoppedDays(
  outages: readonly Outage[],
  calendar: HolidayCalendar,
  rules: readonly OutageRule[],
): ReadonlyMap<LocalDate, string> {
  const down = new Map<LocalDate, { minutes: number; readonly causes: Set<string> }>();
  for (const outage of outages) {
    const last = shanghaiDateOf(outage.until);
    for (let day = shanghaiDateOf(outage.from); day <= last; day = addDays(day, 1)) {
      const minutes = officeMinutes(outage, day, rules);
      if (minutes <= 0) continue;
      const sum = down.get(day) ?? { minutes: 0, causes: new Set<string>() };
      sum.minutes += minutes;
      sum.causes.add(outage.cause);
      down.set(day, sum);
    }
  }
  const stopped = new Map<LocalDate, string>();
  for (const [day, { minutes, causes }] of down) {
    const enough = ruleFor(rules, '', day)?.minutes ?? Number.POSITIVE_INFINITY;
    if (minutes >= enough && isWorkingDay(day, calendar).working) stopped.set(day, [...causes].join('、'));
  }
  return stopped;
}

function officeMinutes(outage: Outage, day: LocalDate, rules: readonly OutageRule[]): number {
  const rule = ruleFor(rules, '', day);
  if (!rule) return 0;
  const midnight = millisecondsOf(startOfDayInShanghai(day));
  const from = Math.max(millisecondsOf(outage.from), midnight + minuteOfDay(rule.officeFrom) * MINUTE_MS);
  const until = Math.min(millisecondsOf(outage.until), midnight + minuteOfDay(rule.officeUntil) * MINUTE_MS);
  return (until - from) / MINUTE_MS;
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
