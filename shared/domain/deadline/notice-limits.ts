import { daysBetween } from '../calendar/date.ts';
import type { HolidayCalendar } from '../calendar/holiday-calendar.ts';
import { shanghaiDateOf } from '../calendar/instant.ts';
import type { Limit, Notice, UrgencyGround } from '../notice/notice.ts';
import { type DeadlineRule, deadlineRuleFor } from './deadline-rule.ts';
import { acceptPart, type Due, dueAfter, dueFrom, replyPart } from './due.ts';

/** The rule of the holder's jurisdiction that was in force when the notice was made. */
export function ruleOf(notice: Notice, rules: readonly DeadlineRule[]): DeadlineRule {
  const asked = { kind: notice.kind, urgencyGround: urgencyOf(notice) };
  return deadlineRuleFor(asked, notice.holder, shanghaiDateOf(notice.createdAt), rules);
}

export function acceptanceLimit(rule: DeadlineRule, start: string, calendar: HolidayCalendar): Limit {
  return limitOf('acceptance', dueFrom(acceptPart(rule), start, calendar));
}

/** The instant from which the days of the reply run when a notice is accepted now. */
export function replyStart({ timeline }: Notice, { replyFrom }: DeadlineRule, now: string): string {
  return replyFrom === 'acceptance'
    ? now
    : (timeline.findLast(({ event }) => event === 'deliver')?.at ?? now);
}

/** Null where the kind asks for no reply. */
export function replyLimit(rule: DeadlineRule, start: string, calendar: HolidayCalendar): Limit | null {
  const part = replyPart(rule);
  return part && limitOf('reply', dueFrom(part, start, calendar));
}

/** The last day to which a running reply limit can be extended; null where the rule allows no extension. */
export function latestExtension(
  notice: Notice,
  rule: DeadlineRule,
  calendar: HolidayCalendar,
): string | null {
  if (rule.extension === null || notice.limit?.what !== 'reply') return null;
  const { days, unit, rollToWorkingDay } = rule.extension;
  return dueAfter({ ruleId: rule.ruleId, days, unit, rollToWorkingDay }, notice.limit.on, calendar).dueOn;
}

/**
 * The reply limit extended now to a day that the holder names. Like every limit it rolls to a working day and waits for
 * the calendar of its year; what stops the clock from now on moves it too.
 */
export function extendedLimit(
  { ruleId, extension }: DeadlineRule,
  until: string,
  now: string,
  calendar: HolidayCalendar,
): Limit {
  const days = daysBetween(shanghaiDateOf(now), until);
  const rollToWorkingDay = extension?.rollToWorkingDay ?? true;
  return limitOf('reply', dueFrom({ ruleId, days, unit: 'calendar', rollToWorkingDay }, now, calendar));
}

function limitOf(what: Limit['what'], due: Due): Limit {
  return {
    what,
    on: due.dueOn,
    at: due.dueAt,
    ...(due.provisional && { provisional: true }),
    rule: due.ruleId,
    counted: {
      from: due.startedOn,
      days: due.days,
      unit: due.unit,
      rollToWorkingDay: due.rollToWorkingDay,
    },
  };
}

function urgencyOf({ content }: Notice): UrgencyGround | null {
  return 'urgency' in content ? (content.urgency?.ground ?? null) : null;
}
