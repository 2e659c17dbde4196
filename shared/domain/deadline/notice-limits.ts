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

function limitOf(what: Limit['what'], due: Due): Limit {
  return {
    what,
    on: due.dueOn,
    at: due.dueAt,
    ...(due.provisional && { provisional: true }),
    rule: due.ruleId,
  };
}

function urgencyOf({ content }: Notice): UrgencyGround | null {
  return 'urgency' in content ? (content.urgency?.ground ?? null) : null;
}
