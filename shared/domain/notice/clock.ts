import { type Alarm, alarmsOf, type AlarmStep } from '../deadline/alarms.ts';
import type { DeadlineRule } from '../deadline/deadline-rule.ts';
import { shanghaiDateOf } from '../calendar/instant.ts';
import { isDirectlyUnderProvince } from '../division/code.ts';
import type { ClockMark, Limit, Notice } from './notice.ts';
import { step } from './step.ts';
import type { NoticeEvent } from './transitions.ts';

const DIGITS = { county: 6, prefecture: 4, province: 2 } as const;

const MARK = {
  remind: 'reminded',
  overdue: 'overdue',
  county: 'county',
  prefecture: 'prefecture',
  province: 'province',
} as const satisfies Record<AlarmStep, ClockMark>;

/** What the clock has still to do about a notice, earliest first. Nothing about ended ones, nor about those on paper. */
export function pendingAlarms(notice: Notice, rule: DeadlineRule): readonly Alarm[] {
  if (!notice.limit || notice.channel === 'paper') return [];
  if (notice.state !== 'delivered' && notice.state !== 'accepted') return [];
  const noted = notice.noted ?? [];
  return alarmsOf(dueOf(notice.limit, notice.since), rule).filter(
    ({ step: alarm }) => !noted.includes(MARK[alarm]),
  );
}

/** The first thing due by now, done; undefined where nothing is. Called again, it does the next: each happens once. */
export function onTheClock(
  notice: Notice,
  rule: DeadlineRule,
  now: string,
): { readonly notice: Notice; readonly event: NoticeEvent } | undefined {
  const due = pendingAlarms(notice, rule).find(({ at }) => at <= now);
  if (!due) return undefined;
  const event = eventOf(due.step);
  const level =
    due.step === 'county' || due.step === 'prefecture' || due.step === 'province' ? due.step : undefined;
  // A limit that had passed when it began to run (the reply of what was accepted late) is noted from that moment.
  const at = due.at > notice.since ? due.at : notice.since;
  const entry = { at, ...(level && { note: level, to: above(notice.holder, level) }) };
  const noted = [...(notice.noted ?? []), MARK[due.step]];
  return { event, notice: step(notice, event, entry, { noted }) };
}

/**
 * The marks that a limit makes untrue: overdue or told to a superior before its time has come. A reminder is no verdict;
 * it was given and is not given again.
 */
export function marksTooEarly(notice: Notice, limit: Limit, rule: DeadlineRule, now: string): ClockMark[] {
  const early = alarmsOf(dueOf(limit, notice.since), rule).filter(({ at }) => at > now);
  return (notice.noted ?? []).filter(
    (mark) => mark !== 'reminded' && early.some(({ step: alarm }) => MARK[alarm] === mark),
  );
}

function eventOf(alarm: AlarmStep): NoticeEvent {
  if (alarm === 'remind') return 'remind';
  return alarm === 'overdue' ? 'note-overdue' : 'escalate';
}

function above(holder: string, level: 'county' | 'prefecture' | 'province'): string {
  // Above a county of Beijing or Jiyuan is its province: 1101 and 4190 only head a list.
  const digits = level === 'prefecture' && isDirectlyUnderProvince(holder) ? 2 : DIGITS[level];
  return holder.slice(0, digits);
}

function dueOf({ on, at, rule }: Limit, since: string) {
  return {
    ruleId: rule,
    startedOn: shanghaiDateOf(since),
    dueOn: on,
    dueAt: at,
    provisional: false,
    days: 0,
    unit: 'calendar',
    rollToWorkingDay: false,
  } as const;
}
