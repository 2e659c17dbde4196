import { addDays, type LocalDate } from '../calendar/date.ts';
import type { HolidayCalendar } from '../calendar/holiday-calendar.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../calendar/instant.ts';
import type { DeadlineRule } from '../deadline/deadline-rule.ts';
import { dueAfter } from '../deadline/due.ts';
import { marksTooEarly } from './clock.ts';
import type { Limit, Notice } from './notice.ts';
import { step } from './step.ts';
import { stateAfter } from './transitions.ts';

/** Fits the entry's note. */
const MAX_NOTE = 120;

/**
 * Counts the running limit of a notice again, by the calendar as it is known today and the days that outages took;
 * undefined where nothing changes, so that any number of sweeps leave one entry for each change.
 *
 * A limit never moves into the past: one that has passed is not shortened, one that runs ends today at the earliest.
 * History stays: marks that the new limit makes untrue are taken back by the new entry, which names them, and come again
 * when their time has come.
 */
export function confirmLimit(
  notice: Notice,
  rule: DeadlineRule,
  calendar: HolidayCalendar,
  now: string,
): { readonly notice: Notice; readonly event: 'confirm-limit' } | undefined {
  const { limit } = notice;
  if (!limit?.counted || notice.channel === 'paper') return undefined;
  if (stateAfter('confirm-limit', notice.state) === null) return undefined;
  const { from, ...days } = limit.counted;
  const due = dueAfter({ ruleId: limit.rule, ...days }, from, calendar);
  const on = due.dueOn < limit.on ? notIntoThePast(limit, due.dueOn, now) : due.dueOn;
  if (on === limit.on && due.provisional === (limit.provisional ?? false)) return undefined;

  const { provisional: _, ...kept } = limit;
  const next: Limit = {
    ...kept,
    on,
    at: startOfDayInShanghai(addDays(on, 1)),
    ...(due.provisional && { provisional: true }),
  };
  const takenBack = marksTooEarly(notice, next, rule, now);
  const noted = notice.noted?.filter((mark) => !takenBack.includes(mark));
  const entry = {
    at: now,
    note: causeOf(limit, on, calendar),
    limitOn: on,
    ...(takenBack.length > 0 && { takenBack }),
  };
  return {
    event: 'confirm-limit',
    notice: step(notice, 'confirm-limit', entry, { limit: next, ...(noted && { noted }) }),
  };
}

/** What both sides were told holds at least until tonight, and a limit that passed stays where it passed. */
function notIntoThePast(limit: Limit, on: LocalDate, now: string): LocalDate {
  if (now >= limit.at) return limit.on;
  const today = shanghaiDateOf(now);
  return on > today ? on : today;
}

function causeOf(
  { counted, on: before, provisional }: Limit,
  on: LocalDate,
  calendar: HolidayCalendar,
): string {
  const causes = new Set<string>();
  for (const [day, cause] of calendar.stopped ?? []) {
    if (counted && day > counted.from && day <= on) causes.add(cause);
  }
  if (on > before && causes.size > 0) return `outage ${[...causes].join('、')}`.slice(0, MAX_NOTE);
  return on < before && !provisional ? 'outage-corrected' : 'official-calendar';
}
