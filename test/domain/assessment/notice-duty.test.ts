import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import { actOnNotice } from '../../../shared/domain/notice/act.ts';
import {
  acceptanceLimit,
  latestExtension,
  replyLimit,
  replyStart,
  ruleOf,
} from '../../../shared/domain/deadline/notice-limits.ts';
import {
  DEFAULT_DEADLINE_RULES,
  DEFAULT_RECORDING_RULES,
} from '../../../shared/domain/deadline/default-rules.ts';
import { addDays } from '../../../shared/domain/calendar/date.ts';
import { startOfDayInShanghai } from '../../../shared/domain/calendar/instant.ts';
import { step } from '../../../shared/domain/notice/step.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import type { HolidayCalendar } from '../../../shared/domain/calendar/holiday-calendar.ts';
import { DEFAULT_OUTAGE_RULES } from '../../../shared/domain/outage/outage-rule.ts';
import { calendarWithOutages } from '../../../shared/domain/outage/stopped-days.ts';
import { departureFoundBy } from '../../../shared/domain/assessment/fact/departure-found.ts';
import { dutiesOf, type NoticeDuty } from '../../../shared/domain/assessment/fact/notice-duty.ts';
import { noticeHoldOf } from '../../../shared/domain/assessment/fact/notice-hold.ts';
import { COUNTY, delivered, movementNotice, onPaper, raised, SENDER, TOWNSHIP } from '../notice/in-hand.ts';

const calendar = officialCalendar();
const rules = DEFAULT_DEADLINE_RULES;

/** Delivered on Monday 2 March 2026 at ten in Shanghai: to be accepted by Monday 9 March. */
const DELIVERED = '2026-03-02T02:00:00.000Z';

function arrived(notice = raised()): Notice {
  const rule = ruleOf({ ...notice, holder: notice.receiver }, rules);
  return delivered(notice, DELIVERED, acceptanceLimit(rule, DELIVERED, calendar));
}

/** Acts with the limits that the platform would give, at noon in Shanghai of a day. */
function act(notice: Notice, by: string, day: string, action: NoticeAction, time = '04:00:00.000'): Notice {
  const now = `${day}T${time}Z`;
  const rule = ruleOf(notice, rules);
  const acted = actOnNotice(notice, action, {
    by,
    role: 'clerk',
    subject: 'someone',
    now,
    acceptance: (holder) => acceptanceLimit(ruleOf({ ...notice, holder }, rules), now, calendar),
    reply: (after) =>
      replyLimit(rule, after === 'acceptance' ? replyStart(notice, rule, now) : now, calendar),
    latestExtension: latestExtension(notice, rule, calendar),
    extended: (until) => ({
      what: 'reply',
      on: until,
      at: startOfDayInShanghai(addDays(until, 1)),
      rule: rule.ruleId,
    }),
  });
  if (acted.kind === 'refused') throw new Error(acted.refusal.name);
  return acted.notice;
}

function duties(notice: Notice, counting: HolidayCalendar = calendar): readonly string[] {
  return dutiesOf(notice, { rules, calendar: counting }).map(summary);
}

function summary({ dutyId, office, dueOn, dueAt, doneAt, complete }: NoticeDuty): string {
  const when = doneAt === null ? 'open' : doneAt < dueAt ? 'in time' : 'late';
  return `${dutyId} ${office} by ${dueOn} ${when}${complete ? '' : ' incomplete'}`;
}

const confirm: NoticeAction = { action: 'reply', reply: { code: 'confirmed' } };

describe('the duties of a notice', () => {
  it('are the acceptance and the reply, each by its limit', () => {
    let notice = act(arrived(), COUNTY, '2026-03-09', { action: 'accept' });
    // Thirty days from delivery on 2 March.
    expect(notice.limit?.on).toBe('2026-04-01');
    notice = act(notice, COUNTY, '2026-04-01', confirm);
    expect(duties(notice)).toEqual([
      `N-1#acceptance ${COUNTY} by 2026-03-09 in time`,
      `N-1#reply.1 ${COUNTY} by 2026-04-01 in time`,
    ]);
  });

  it('are late from midnight in Shanghai, as the timeline itself notes', () => {
    const inTime = act(arrived(), COUNTY, '2026-03-09', { action: 'accept' }, '15:59:59.999');
    const late = act(arrived(), COUNTY, '2026-03-09', { action: 'accept' }, '16:00:00.000');
    expect(duties(inTime)[0]).toMatch(/in time$/);
    expect(inTime.timeline.at(-1)?.late).toBeUndefined();
    expect(duties(late)[0]).toMatch(/late$/);
    expect(late.timeline.at(-1)?.late).toBe(true);
  });

  it('stay open while nothing is done', () => {
    expect(duties(arrived())).toEqual([`N-1#acceptance ${COUNTY} by 2026-03-09 open`]);
  });

  it('go with the notice when it is handed down in time', () => {
    const notice = act(arrived(), COUNTY, '2026-03-04', { action: 'hand-down', to: TOWNSHIP });
    expect(duties(act(notice, TOWNSHIP, '2026-03-10', { action: 'accept' }))).toEqual([
      `N-1#acceptance ${TOWNSHIP} by 2026-03-09 late`,
      `N-1#reply.1 ${TOWNSHIP} by 2026-04-01 open`,
    ]);
  });

  it('stay with the office that let the limit pass before it handed it down', () => {
    const notice = act(arrived(), COUNTY, '2026-03-10', { action: 'hand-down', to: TOWNSHIP });
    expect(duties(act(notice, TOWNSHIP, '2026-03-10', { action: 'accept' }, '05:00:00.000'))).toEqual([
      `N-1#acceptance ${COUNTY} by 2026-03-09 late`,
      `N-1#reply.1 ${TOWNSHIP} by 2026-04-01 open`,
    ]);
  });

  it('take the extended day', () => {
    let notice = act(arrived(), COUNTY, '2026-03-09', { action: 'accept' });
    notice = act(notice, COUNTY, '2026-04-01', {
      action: 'extend',
      reason: '等候核实',
      until: '2026-04-15',
    });
    expect(duties(act(notice, COUNTY, '2026-04-15', confirm))[1]).toBe(
      `N-1#reply.1 ${COUNTY} by 2026-04-15 in time`,
    );
  });

  it('begin a second round when an answer left items open', () => {
    let notice = act(arrived(), COUNTY, '2026-03-03', { action: 'accept' });
    notice = act(notice, COUNTY, '2026-03-05', confirm);
    notice = act(notice, SENDER, '2026-03-06', { action: 'find-incomplete', items: ['contact'] });
    notice = act(notice, COUNTY, '2026-03-09', confirm);
    notice = act(notice, SENDER, '2026-03-10', { action: 'close' });
    expect(duties(notice)).toEqual([
      `N-1#acceptance ${COUNTY} by 2026-03-09 in time`,
      `N-1#reply.1 ${COUNTY} by 2026-04-01 in time incomplete`,
      `N-1#reply.2 ${COUNTY} by 2026-04-07 in time`,
    ]);
  });

  it('are fulfilled by a return, and start again when it is sent again', () => {
    let notice = act(arrived(), COUNTY, '2026-03-05', {
      action: 'return',
      reason: 'unreadable',
    });
    notice = act(notice, SENDER, '2026-03-06', { action: 'resend' });
    const limit = acceptanceLimit(ruleOf(notice, rules), '2026-03-06T05:00:00.000Z', calendar);
    notice = delivered(notice, '2026-03-06T05:00:00.000Z', limit);
    expect(duties(notice)).toEqual([
      `N-1#acceptance ${COUNTY} by 2026-03-09 in time`,
      `N-1#acceptance.2 ${COUNTY} by 2026-03-13 open`,
    ]);
  });

  it('end without a trace when withdrawn in time, and stay unfulfilled when withdrawn after it', () => {
    const early = act(arrived(), SENDER, '2026-03-09', {
      action: 'withdraw',
      reason: 'sent twice',
    });
    const late = act(arrived(), SENDER, '2026-03-10', {
      action: 'withdraw',
      reason: 'sent twice',
    });
    expect(duties(early)).toEqual([]);
    expect(duties(late)).toEqual([`N-1#acceptance ${COUNTY} by 2026-03-09 open`]);
  });

  it('do not exist on paper', () => {
    expect(duties(onPaper(raised()))).toEqual([]);
  });

  it('are one only where the notice closes with its acceptance', () => {
    const notice = act(arrived(movementNotice()), TOWNSHIP, '2026-03-09', { action: 'accept' });
    expect(duties(notice)).toEqual([`${notice.noticeId}#acceptance ${TOWNSHIP} by 2026-03-09 in time`]);
  });

  it('go over with a boundary change', () => {
    const moved = step(arrived(movementNotice()), 'hand-over', {
      at: '2026-03-05T00:00:00.000Z',
      to: '411525002',
    });
    expect(duties({ ...moved, holder: '411525002' })[0]).toContain('411525002');
  });

  it('are counted without the days that an outage took, as the limits that offices see', () => {
    const late = act(arrived(), COUNTY, '2026-03-10', { action: 'accept' }, '03:00:00.000');
    const down = (from: string, until: string): HolidayCalendar =>
      calendarWithOutages(
        calendar,
        [{ seq: 1, from, until, cause: '平台故障', recordedAt: until, recordedBy: 'operator' }],
        DEFAULT_OUTAGE_RULES,
      );
    expect(duties(late)[0]).toMatch(/by 2026-03-09 late$/);
    // Three hours of a Wednesday: that day does not count.
    const wednesday = down('2026-03-04T02:00:00.000Z', '2026-03-04T05:00:00.000Z');
    expect(duties(late, wednesday)[0]).toMatch(/by 2026-03-10 in time$/);
    // One hour, a Saturday, a day before delivery, a day after the limit: none of them moves it.
    for (const [from, until] of [
      ['2026-03-04T02:00:00.000Z', '2026-03-04T03:00:00.000Z'],
      ['2026-03-07T00:00:00.000Z', '2026-03-07T10:00:00.000Z'],
      ['2026-02-27T00:00:00.000Z', '2026-02-27T10:00:00.000Z'],
      ['2026-03-10T00:00:00.000Z', '2026-03-10T10:00:00.000Z'],
    ] as const) {
      expect(duties(late, down(from, until))[0]).toMatch(/by 2026-03-09 late$/);
    }
  });
});

describe('a departure found out from elsewhere', () => {
  const facts = { recordingRules: DEFAULT_RECORDING_RULES, calendar };
  /** Left on Sunday 1 March 2026; its own days end with Wednesday 4 March. */
  const told = (createdAt: string, target: 'former' | 'household' = 'former') => ({
    ...movementNotice(target),
    createdAt,
  });

  it('counts once the township’s own days have passed', () => {
    expect(departureFoundBy(told('2026-03-04T15:59:59.999Z'), facts)).toBeNull();
    expect(departureFoundBy(told('2026-03-04T16:00:00.000Z'), facts)).toEqual({
      noticeId: `${'p'.repeat(22)}.2.former`,
      office: TOWNSHIP,
      happenedOn: '2026-03-01',
      foundAt: '2026-03-04T16:00:00.000Z',
    });
  });

  it('does not count for the household side, on paper, or where it was disputed', () => {
    const late = '2026-03-20T00:00:00.000Z';
    expect(departureFoundBy(told(late, 'household'), facts)).toBeNull();
    expect(departureFoundBy(onPaper(told(late)), facts)).toBeNull();
    const disputed = act(arrived(told(late)), TOWNSHIP, '2026-03-21', {
      action: 'dispute',
      claim: 'still-lives-here',
    });
    expect(departureFoundBy(disputed, facts)).toBeNull();
    expect(departureFoundBy(arrived(told(late)), facts)).not.toBeNull();
  });
});

describe('the days in the receiver’s hands', () => {
  it('are counted when the notice has ended, without the sender’s and the platform’s', () => {
    let notice = act(arrived(), COUNTY, '2026-03-05', { action: 'accept' });
    notice = act(notice, COUNTY, '2026-03-12', confirm);
    expect(noticeHoldOf(notice, [])).toBeNull();
    notice = act(notice, SENDER, '2026-03-20', { action: 'close' });
    expect(noticeHoldOf(notice, [])).toEqual({
      noticeId: 'N-1',
      office: COUNTY,
      endedOn: '2026-03-20',
      receiverDays: 10,
    });
  });
});
