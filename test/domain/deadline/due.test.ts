import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import { dateOfDayNumber, dayNumberOf } from '../../../shared/domain/calendar/civil-day.ts';
import { addDays, daysBetween } from '../../../shared/domain/calendar/date.ts';
import { instantOf, millisecondsOf, shanghaiDateOf } from '../../../shared/domain/calendar/instant.ts';
import { countWorkingDays, isWorkingDay } from '../../../shared/domain/calendar/working-days.ts';
import { alarmsOf } from '../../../shared/domain/deadline/alarms.ts';
import { type DeadlineRule, deadlineRuleFor } from '../../../shared/domain/deadline/deadline-rule.ts';
import {
  DEFAULT_DEADLINE_RULES,
  DEFAULT_RECORDING_RULES,
} from '../../../shared/domain/deadline/default-rules.ts';
import {
  acceptPart,
  arrivalRecordedOnTime,
  dueFrom,
  extendDue,
  type RulePart,
  replyPart,
  timeLeft,
} from '../../../shared/domain/deadline/due.ts';

const calendar = officialCalendar();
const working = (days: number): RulePart => ({ ruleId: 'w', days, unit: 'working', rollToWorkingDay: true });
const plain = (days: number, rollToWorkingDay = true): RulePart => ({
  ruleId: 'c',
  days,
  unit: 'calendar',
  rollToWorkingDay,
});

const MARCH = '2026-03-02T01:00:00.000Z'; // Monday, nine in the morning
const verification = deadlineRuleFor(
  { kind: 'verification-request', urgencyGround: null },
  '411525',
  '2026-03-02',
  DEFAULT_DEADLINE_RULES,
);
const movementNotice = DEFAULT_DEADLINE_RULES.find(
  (rule) => rule.noticeKind === 'movement-notice',
) as DeadlineRule;

describe('a limit', () => {
  it('does not count the day of the event and ends with its last day', () => {
    expect(dueFrom(working(5), MARCH, calendar)).toEqual({
      ruleId: 'w',
      days: 5,
      unit: 'working',
      rollToWorkingDay: true,
      startedOn: '2026-03-02',
      dueOn: '2026-03-09',
      dueAt: '2026-03-09T16:00:00.000Z',
      provisional: false,
    });
  });

  it.each([
    [working(3), '2026-02-13T15:59:59.999Z', '2026-02-25'], // the 13th in Shanghai; the 14th is a worked Saturday
    [working(3), '2026-02-13T16:00:00.000Z', '2026-02-26'], // already the 14th in Shanghai
    [plain(15), '2026-03-01T16:00:00.000Z', '2026-03-17'],
    [plain(15), MARCH, '2026-03-17'],
    [plain(30), '2026-09-01T04:00:00.000Z', '2026-10-08'], // ends on 1 October: the first day after the holiday
    [plain(30, false), '2026-09-01T04:00:00.000Z', '2026-10-01'],
    [plain(15), '2026-02-13T04:00:00.000Z', '2026-02-28'], // a Saturday, but worked
    [plain(15), '2026-02-20T04:00:00.000Z', '2026-03-09'], // a Saturday, not worked
    [plain(1), '2024-02-28T04:00:00.000Z', '2024-02-29'],
  ])('%# %j from %s is %s', (part, start, dueOn) => {
    expect(dueFrom(part, start, calendar)).toMatchObject({ dueOn, provisional: false });
  });

  it('is provisional where a later notice may still change it, and only there', () => {
    const start = '2026-12-01T04:00:00.000Z';
    expect(dueFrom(plain(27), start, calendar).provisional).toBe(false);
    expect(dueFrom(plain(31), start, calendar)).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(dueFrom(plain(31, false), start, calendar).provisional).toBe(false);
    expect(dueFrom(working(19), start, calendar)).toMatchObject({ dueOn: '2026-12-28', provisional: false });
    expect(dueFrom(working(20), start, calendar)).toMatchObject({ dueOn: '2026-12-29', provisional: true });
  });

  const start = fc
    .integer({
      min: millisecondsOf('2004-01-01T00:00:00.000Z'),
      max: millisecondsOf('2026-10-01T00:00:00.000Z'),
    })
    .map(instantOf);
  const days = fc.integer({ min: 1, max: 40 });

  it('in working days holds that many of them', () => {
    fc.assert(
      fc.property(start, days, (instant, n) => {
        const due = dueFrom(working(n), instant, calendar);
        expect(countWorkingDays(due.startedOn, due.dueOn, calendar).days).toBe(n);
        expect(due.dueAt > instant).toBe(true);
      }),
    );
  });

  it('in calendar days ends on a working day, the first one not before its days are over', () => {
    fc.assert(
      fc.property(start, days, (instant, n) => {
        const due = dueFrom(plain(n), instant, calendar);
        const least = addDays(due.startedOn, n);
        expect(due.dueOn >= least).toBe(true);
        expect(isWorkingDay(due.dueOn, calendar).working).toBe(true);
        expect(countWorkingDays(addDays(least, -1), addDays(due.dueOn, -1), calendar).days).toBe(0);
      }),
    );
  });

  it('never ends earlier for starting later', () => {
    fc.assert(
      fc.property(start, start, days, fc.boolean(), (a, b, n, inWorkingDays) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const part = inWorkingDays ? working(n) : plain(n);
        expect(dueFrom(part, early, calendar).dueAt <= dueFrom(part, late, calendar).dueAt).toBe(true);
      }),
    );
  });
});

describe('the parts of a rule', () => {
  it('name the rule that they are from', () => {
    expect(dueFrom(acceptPart(verification), MARCH, calendar)).toMatchObject({
      ruleId: 'verification-request-cn',
      dueOn: '2026-03-09',
    });
    const reply = replyPart(verification);
    expect(reply && dueFrom(reply, MARCH, calendar).dueOn).toBe('2026-04-01');
    expect(replyPart(movementNotice)).toBeNull();
  });

  it('extend from the last day as it stood', () => {
    const due = dueFrom(plain(30), MARCH, calendar);
    expect(extendDue(due, verification, calendar)).toMatchObject({
      startedOn: '2026-04-01',
      dueOn: '2026-04-16',
      days: 15,
    });
    expect(extendDue(due, movementNotice, calendar)).toBeNull();
  });
});

describe('an arrival', () => {
  const [rule] = DEFAULT_RECORDING_RULES;
  if (!rule) throw new Error('no recording rule');

  it.each([
    ['2026-03-02', '2026-03-02T01:00:00.000Z', 0],
    ['2026-03-02', '2026-03-05T15:59:59.999Z', 0],
    ['2026-03-02', '2026-03-05T16:00:00.000Z', 1],
    ['2026-02-14', '2026-02-26T15:00:00.000Z', 0], // three working days after the Spring Festival
    ['2026-02-14', '2026-02-27T15:00:00.000Z', 1],
    ['1998-05-01', '2026-03-05T16:00:00.000Z', 10_166], // a late entry of long ago
  ])('of %s recorded at %s is %d days late', (happenedOn, recordedAt, daysLate) => {
    const judged = arrivalRecordedOnTime(happenedOn, recordedAt, rule, calendar);
    expect(judged).toMatchObject({ daysLate, onTime: daysLate === 0, due: { ruleId: 'recording-cn' } });
  });
});

describe('time left', () => {
  const { dueAt } = dueFrom(plain(15), MARCH, calendar); // last day 17 March

  it.each([
    ['2026-03-02T01:00:00.000Z', 'none', 15],
    ['2026-03-13T15:59:59.999Z', 'none', 4],
    ['2026-03-13T16:00:00.000Z', 'due-soon', 3],
    ['2026-03-17T15:59:59.999Z', 'due-soon', 0],
    ['2026-03-17T16:00:00.000Z', 'overdue', -1],
    ['2026-03-20T16:00:00.000Z', 'overdue', -4],
  ])('at %s is %s, %d days', (now, flag, days) => {
    expect(timeLeft(dueAt, now)).toEqual({ flag, days });
  });

  it('follows the reminder of the rule where that is given', () => {
    expect(timeLeft(dueAt, '2026-03-10T01:00:00.000Z', 7).flag).toBe('due-soon');
    expect(timeLeft(dueAt, '2026-03-16T01:00:00.000Z', 0).flag).toBe('none');
    expect(timeLeft(dueAt, '2026-03-17T01:00:00.000Z', 0).flag).toBe('due-soon');
  });

  it('is overdue exactly when no day is left, and agrees with the alarms', () => {
    const date = fc
      .integer({ min: dayNumberOf('2004-01-01'), max: dayNumberOf('2026-10-01') })
      .map(dateOfDayNumber);
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: 0, max: 86_399_999 }),
        (day, offset, ms) => {
          const due = dueFrom(plain(15), `${day}T04:00:00.000Z`, calendar);
          const now = instantOf(millisecondsOf(due.dueAt) + offset * 86_400_000 + ms);
          const left = timeLeft(due.dueAt, now, verification.remindBeforeDays);
          expect(left.flag === 'overdue').toBe(left.days < 0);
          expect(left.days).toBe(daysBetween(shanghaiDateOf(now), due.dueOn));
          const reached = alarmsOf(due, verification).filter(({ at }) => at <= now);
          expect(left.flag === 'none').toBe(reached.length === 0);
          expect(left.flag === 'overdue').toBe(reached.some(({ step }) => step === 'overdue'));
        },
      ),
    );
  });
});

describe('the alarms of a limit', () => {
  it('are a reminder, the limit, then the county and up, in order', () => {
    expect(alarmsOf(dueFrom(plain(15), MARCH, calendar), verification)).toEqual([
      { step: 'remind', at: '2026-03-13T16:00:00.000Z' },
      { step: 'overdue', at: '2026-03-17T16:00:00.000Z' },
      { step: 'county', at: '2026-03-18T16:00:00.000Z' },
      { step: 'prefecture', at: '2026-03-22T16:00:00.000Z' },
      { step: 'province', at: '2026-03-27T16:00:00.000Z' },
    ]);
  });

  it('leave out a reminder that would come with the delivery, and levels without a day', () => {
    const due = dueFrom(plain(3), MARCH, calendar);
    expect(
      alarmsOf(due, { remindBeforeDays: 3, escalateAfterDays: [0] }).map(({ step, at }) => `${step} ${at}`),
    ).toEqual(['overdue 2026-03-05T16:00:00.000Z', 'county 2026-03-05T16:00:00.000Z']);
    expect(alarmsOf(due, { remindBeforeDays: 2, escalateAfterDays: [] })[0]).toMatchObject({
      step: 'remind',
    });
  });
});
