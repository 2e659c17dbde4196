import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import { addDays } from '../../../shared/domain/calendar/date.ts';
import {
  type HolidayCalendar,
  makeHolidayCalendar,
} from '../../../shared/domain/calendar/holiday-calendar.ts';
import { shanghaiDateOf } from '../../../shared/domain/calendar/instant.ts';
import { DEFAULT_DEADLINE_RULES } from '../../../shared/domain/deadline/default-rules.ts';
import {
  acceptanceLimit,
  extendedLimit,
  replyLimit,
  replyStart,
  ruleOf,
} from '../../../shared/domain/deadline/notice-limits.ts';
import { actOnNotice } from '../../../shared/domain/notice/act.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import { onTheClock } from '../../../shared/domain/notice/clock.ts';
import { confirmLimit } from '../../../shared/domain/notice/confirm-limit.ts';
import { Notice } from '../../../shared/domain/notice/notice.ts';
import { COUNTY, delivered, done, factsOf, movementNotice, onPaper, raised, refusalOf } from './in-hand.ts';

const calendar = officialCalendar();
/** The official calendar with one more year, as a later notice might have it: New Year takes 31 December along. */
const nextYear: HolidayCalendar = makeHolidayCalendar({
  knownThrough: '2027-12-31',
  holidays: [...calendar.holidays, '2026-12-31', '2027-01-01', '2027-01-02'],
  workingWeekends: [...calendar.workingWeekends, '2027-01-03'],
});
const without = (stopped: Readonly<Record<string, string>>, from = calendar): HolidayCalendar => ({
  ...from,
  stopped: new Map(Object.entries(stopped)),
});
const morning = (day: string): string => `${day}T01:00:00.000Z`;
const midnightAfter = (day: string): string => `${day}T16:00:00.000Z`;

/** A request delivered on a day, with the limits of the shipped rules. */
function inbox(on: string, by = calendar): Notice {
  const queued = { ...raised(), createdAt: morning(on) };
  return delivered(
    queued,
    morning(on),
    acceptanceLimit(ruleOf(queued, DEFAULT_DEADLINE_RULES), morning(on), by),
  );
}

function acting(notice: Notice, action: NoticeAction, now: string, by = calendar): Notice {
  const rule = ruleOf(notice, DEFAULT_DEADLINE_RULES);
  const acted = actOnNotice(notice, action, {
    ...factsOf(notice.holder, now),
    reply: (after) => replyLimit(rule, after === 'acceptance' ? replyStart(notice, rule, now) : now, by),
    latestExtension: '2099-01-01',
    extended: (until) => extendedLimit(rule, until, now, by),
  });
  if (acted.kind === 'refused') throw new Error(acted.refusal.name);
  return acted.notice;
}

const rule = ruleOf(raised(), DEFAULT_DEADLINE_RULES);
const confirmed = (notice: Notice, by: HolidayCalendar, now: string): Notice | undefined =>
  confirmLimit(notice, rule, by, now)?.notice;

function clocked(notice: Notice, now: string): Notice {
  let current = notice;
  for (let due = onTheClock(current, rule, now); due; due = onTheClock(current, rule, now))
    current = due.notice;
  return current;
}

describe('a provisional limit, when the next year’s calendar has come', () => {
  it('moves where that gave days off, and is firm', () => {
    const notice = inbox('2026-12-25');
    expect(notice.limit).toMatchObject({ on: '2027-01-01', provisional: true });
    const moved = confirmed(notice, nextYear, morning('2026-12-26'));
    expect(moved?.limit).toMatchObject({ on: '2027-01-04', at: midnightAfter('2027-01-04') });
    expect(moved?.limit).not.toHaveProperty('provisional');
    expect(moved?.timeline.at(-1)).toEqual({
      at: morning('2026-12-26'),
      event: 'confirm-limit',
      note: 'official-calendar',
      limitOn: '2027-01-04',
    });
    expect(Notice.parse(moved)).toEqual(moved);
    expect(moved && confirmed(moved, nextYear, morning('2026-12-27'))).toBeUndefined();
  });

  it('becomes firm where that confirms the day, and stays as it is without a new notice', () => {
    const notice = inbox('2026-12-22');
    expect(notice.limit).toMatchObject({ on: '2026-12-29', provisional: true });
    expect(confirmed(notice, calendar, morning('2026-12-23'))).toBeUndefined();
    const firm = confirmed(notice, nextYear, morning('2026-12-23'));
    expect(firm?.limit).toEqual({ ...notice.limit, provisional: undefined });
    expect(firm?.timeline.at(-1)).toMatchObject({ note: 'official-calendar', limitOn: '2026-12-29' });
  });

  it('takes back what was noted too early, keeps it in the history, and notes it when it is due', () => {
    const notice = clocked(inbox('2026-12-25'), morning('2027-01-03'));
    expect(notice.noted).toEqual(['reminded', 'overdue', 'county']);
    const moved = confirmed(notice, nextYear, morning('2027-01-03'));
    if (!moved) throw new Error('not moved');
    expect(moved.noted).toEqual(['reminded']);
    expect(moved.timeline.at(-1)?.takenBack).toEqual(['overdue', 'county']);
    expect(moved.timeline.slice(0, -1)).toEqual(notice.timeline);
    const later = clocked(moved, morning('2027-01-07'));
    expect(later.timeline.slice(moved.timeline.length).map(({ event, at }) => [event, at])).toEqual([
      ['note-overdue', midnightAfter('2027-01-04')],
      ['escalate', midnightAfter('2027-01-05')],
    ]);
  });
});

describe('a limit that would become shorter', () => {
  const worked = makeHolidayCalendar({
    knownThrough: '2027-12-31',
    holidays: calendar.holidays,
    workingWeekends: [...calendar.workingWeekends, '2026-12-26', '2026-12-27'],
  });

  it('does, where it still runs', () => {
    const shorter = confirmed(inbox('2026-12-25'), worked, morning('2026-12-26'));
    expect(shorter?.limit).toMatchObject({ on: '2026-12-30' });
  });

  it('holds until tonight at least, however often it is counted again', () => {
    const tonight = confirmed(inbox('2026-12-25'), worked, morning('2026-12-31'));
    expect(tonight?.limit).toMatchObject({ on: '2026-12-31', at: midnightAfter('2026-12-31') });
    expect(tonight && confirmed(tonight, worked, morning('2026-12-31'))).toBeUndefined();
    expect(tonight && confirmed(tonight, worked, morning('2027-02-01'))).toBeUndefined();
  });

  it('stays where it has passed, and is only called firm', () => {
    const firm = confirmed(inbox('2026-12-25'), worked, morning('2027-01-02'));
    expect(firm?.limit).toMatchObject({ on: '2027-01-01' });
    expect(firm?.limit).not.toHaveProperty('provisional');
  });
});

describe('a limit during which the platform was down', () => {
  it('moves by each day that was taken, of working and of calendar days, with the cause', () => {
    const notice = inbox('2026-03-02');
    const later = confirmed(notice, without({ '2026-03-04': '机房断电' }), morning('2026-03-05'));
    expect(later?.limit).toMatchObject({ on: '2026-03-10' });
    expect(later?.timeline.at(-1)).toMatchObject({ note: 'outage 机房断电', limitOn: '2026-03-10' });
    const accepted = acting(notice, { action: 'accept' }, morning('2026-03-03'));
    expect(accepted.limit).toMatchObject({ what: 'reply', on: '2026-04-01' });
    expect(
      confirmed(accepted, without({ '2026-03-04': 'x', '2026-03-05': 'x' }), morning('2026-03-06'))?.limit,
    ).toMatchObject({
      on: '2026-04-03',
    });
  });

  it('names the causes of the days that moved it, and of no others', () => {
    const down = without({ '2026-02-27': '检修', '2026-03-04': '机房断电', '2026-03-11': '断网' });
    expect(confirmed(inbox('2026-03-02'), down, morning('2026-03-12'))?.timeline.at(-1)).toMatchObject({
      note: 'outage 机房断电',
      limitOn: '2026-03-10',
    });
  });

  it('stands as overdue from the very instant at which it ends', () => {
    const late = clocked(inbox('2026-03-02'), midnightAfter('2026-03-10'));
    const atTheEnd = confirmed(late, without({ '2026-03-09': '断网' }), midnightAfter('2026-03-10'));
    expect(atTheEnd?.noted).toEqual(['reminded', 'overdue']);
    expect(atTheEnd?.timeline.at(-1)?.takenBack).toEqual(['county']);
  });

  it('does not move for days before it began or after it ended', () => {
    const stopped = without({ '2026-02-27': 'x', '2026-03-02': 'x', '2026-03-10': 'x' });
    expect(confirmed(inbox('2026-03-02'), stopped, morning('2026-03-11'))).toBeUndefined();
  });

  it('takes back an overdue mark that the outage makes wrong, and leaves one that is right', () => {
    const late = clocked(inbox('2026-03-02'), morning('2026-03-10'));
    expect(late.noted).toEqual(['reminded', 'overdue']);
    const lastDay = without({ '2026-03-09': '断网' });
    expect(confirmed(late, lastDay, morning('2026-03-10'))?.timeline.at(-1)).toMatchObject({
      note: 'outage 断网',
      limitOn: '2026-03-10',
      takenBack: ['overdue'],
    });
    // Recorded a week later: it was overdue a day later than was thought, and is overdue now.
    const weekLater = confirmed(clocked(late, morning('2026-03-17')), lastDay, morning('2026-03-17'));
    expect(weekLater?.limit).toMatchObject({ on: '2026-03-10' });
    expect(weekLater?.noted).toEqual(['reminded', 'overdue', 'county', 'prefecture']);
    expect(weekLater?.timeline.at(-1)).not.toHaveProperty('takenBack');
  });

  it('moves back where the outage is corrected to nothing, not into the past', () => {
    const moved = confirmed(inbox('2026-03-02'), without({ '2026-03-04': 'x' }), morning('2026-03-05'));
    const back = moved && confirmed(moved, calendar, morning('2026-03-06'));
    expect(back?.limit).toMatchObject({ on: '2026-03-09' });
    expect(back?.timeline.at(-1)).toMatchObject({ note: 'outage-corrected', limitOn: '2026-03-09' });
    expect(moved && confirmed(moved, calendar, morning('2026-03-10'))).toBeUndefined();
  });
});

describe('an extension', () => {
  const extend = (until: string, now: string) =>
    acting(
      acting(inbox(now.slice(0, 10)), { action: 'accept' }, now),
      { action: 'extend', reason: '户主外出', until },
      now,
    );

  it('runs to the day named, or the next working day, and is provisional beyond the known calendar', () => {
    expect(extend('2026-05-08', morning('2026-03-02')).limit).toMatchObject({
      what: 'reply',
      on: '2026-05-08',
    });
    expect(extend('2026-05-08', morning('2026-03-02')).limit).not.toHaveProperty('provisional');
    // 2 May is a holiday until the 5th.
    expect(extend('2026-05-02', morning('2026-03-02')).limit).toMatchObject({ on: '2026-05-06' });
    const beyond = extend('2027-01-01', morning('2026-11-20'));
    expect(beyond.limit).toMatchObject({ on: '2027-01-01', provisional: true });
    expect(confirmed(beyond, nextYear, morning('2026-11-21'))?.limit).toMatchObject({ on: '2027-01-03' });
  });

  it('is moved by outages from the day it was granted on', () => {
    const extended = extend('2026-05-08', morning('2026-03-04'));
    expect(confirmed(extended, without({ '2026-03-03': 'x' }), morning('2026-04-01'))).toBeUndefined();
    expect(confirmed(extended, without({ '2026-04-01': 'x' }), morning('2026-04-02'))?.limit).toMatchObject({
      on: '2026-05-09',
    });
  });
});

describe('the reply', () => {
  it('has its days from the delivery: a late acceptance takes its own', () => {
    const prompt = acting(inbox('2026-03-02'), { action: 'accept' }, morning('2026-03-02'));
    const late = acting(inbox('2026-03-02'), { action: 'accept' }, morning('2026-03-20'));
    expect([prompt.limit?.on, late.limit?.on]).toEqual(['2026-04-01', '2026-04-01']);
    const tooLate = acting(inbox('2026-03-02'), { action: 'accept' }, morning('2026-04-03'));
    // What had passed when it was accepted is noted from that moment, so that the timeline runs forward.
    expect(
      clocked(tooLate, morning('2026-04-03'))
        .timeline.slice(-2)
        .map(({ event, at }) => [event, at]),
    ).toEqual([
      ['note-overdue', morning('2026-04-03')],
      ['escalate', morning('2026-04-03')],
    ]);
  });

  it('has them from the acceptance where a jurisdiction’s rule says so, and from a second delivery after a return', () => {
    const notice = inbox('2026-03-02');
    expect(replyStart(notice, { ...rule, replyFrom: 'acceptance' }, morning('2026-03-05'))).toBe(
      morning('2026-03-05'),
    );
    expect(replyStart(notice, rule, morning('2026-03-05'))).toBe(morning('2026-03-02'));
    const returned = done(notice, COUNTY, { action: 'return', reason: '材料不全' }, morning('2026-03-03'));
    const again = delivered(
      done(returned, returned.sender, { action: 'resend' }, morning('2026-03-04')),
      morning('2026-03-06'),
    );
    expect(replyStart(again, rule, morning('2026-03-07'))).toBe(morning('2026-03-06'));
  });
});

describe('counting again', () => {
  it('leaves alone what has no limit of days, is on paper or has ended', () => {
    const stopped = without({ '2026-03-04': 'x' });
    const now = morning('2026-03-05');
    const old = inbox('2026-03-02');
    const { counted: _, ...limit } = old.limit ?? { what: 'reply', on: '', at: '', rule: '' };
    for (const notice of [
      raised(),
      onPaper(raised()),
      { ...old, channel: 'paper' as const },
      { ...old, limit },
      { ...old, state: 'returned' as const },
      done(delivered(movementNotice()), movementNotice().holder, { action: 'accept' }),
    ]) {
      expect(confirmed(notice, stopped, now)).toBeUndefined();
    }
    expect(refusalOf(old, COUNTY, { action: 'confirm-limit' } as unknown as NoticeAction)).toBe(
      'role-not-allowed',
    );
  });

  it('whatever outages come and go and whenever it looks: history only grows, each mark stands once, a second look does nothing', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 6 });
    const looks = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), days), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.boolean(), looks, (accepts, steps) => {
        let notice = inbox('2026-03-02');
        if (accepts) notice = acting(notice, { action: 'accept' }, morning('2026-03-02'));
        let today = '2026-03-02';
        for (const [wait, down] of steps) {
          today = addDays(today, wait);
          const now = morning(today);
          // Only days that are over can have been recorded.
          const past = down.map((day) => addDays('2026-03-02', day)).filter((day) => day < today);
          const by = without(Object.fromEntries(past.map((day) => [day, 'x'])));
          const before = notice;
          notice = confirmed(notice, by, now) ?? notice;
          expect(notice.timeline.slice(0, before.timeline.length)).toEqual(before.timeline);
          expect(confirmed(notice, by, now)).toBeUndefined();
          expect(Notice.parse(notice)).toEqual(notice);
          const [was, is] = [before.limit, notice.limit];
          if (!was || !is) throw new Error('no limit');
          // Never into the past, nor shorter once it has passed.
          if (is.on < was.on) expect(is.on >= shanghaiDateOf(now) && was.at > now).toBe(true);
          // What is noted is true by the limit as it is: not overdue before its instant.
          if (is.at > now) expect(notice.noted ?? []).not.toContain('overdue');
          notice = clocked(notice, now);
          const marks = notice.timeline.filter(({ event }) => event === 'note-overdue').length;
          const back = notice.timeline.filter(({ takenBack }) => takenBack?.includes('overdue')).length;
          expect(marks - back).toBe(is.at <= now ? 1 : 0);
          expect(notice.timeline.filter(({ event }) => event === 'remind').length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
