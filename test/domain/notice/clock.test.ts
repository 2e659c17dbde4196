import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DEADLINE_RULES } from '../../../shared/domain/deadline/default-rules.ts';
import { onTheClock, pendingAlarms } from '../../../shared/domain/notice/clock.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import { COUNTY, delivered, done, hour, limitOf, onPaper, raised, TOWNSHIP } from './in-hand.ts';

const found = DEFAULT_DEADLINE_RULES.find(({ noticeKind }) => noticeKind === 'verification-request');
if (!found) throw new Error('no rule');
const rule = found;
const LIMIT = limitOf('acceptance', '2026-03-09');

/** All that the clock does when it looks at these instants, in this order. */
function watched(notice: Notice, looks: readonly string[]): Notice {
  let current = notice;
  for (const now of looks) {
    for (let due = onTheClock(current, rule, now); due; due = onTheClock(current, rule, now)) {
      expect(due.notice.version).toBe(current.version + 1);
      expect(due.notice.state).toBe(current.state);
      expect(due.notice.since).toBe(current.since);
      current = due.notice;
    }
  }
  return current;
}

const ALL = [
  ['remind', '2026-03-05T16:00:00.000Z', undefined],
  ['note-overdue', '2026-03-09T16:00:00.000Z', undefined],
  ['escalate', '2026-03-10T16:00:00.000Z', '411525'],
  ['escalate', '2026-03-14T16:00:00.000Z', '4115'],
  ['escalate', '2026-03-19T16:00:00.000Z', '41'],
];
const marksOf = (notice: Notice) =>
  notice.timeline
    .filter(({ event }) => ['remind', 'note-overdue', 'escalate'].includes(event))
    .map(({ event, at, to }) => [event, at, to]);

describe('the clock', () => {
  const notice = delivered(raised(), hour(1), LIMIT);

  it('does each thing exactly once, however often, late and out of order it looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 * 24 }), { maxLength: 30 }), (hours) => {
        const looks = hours.map(hour);
        const last = looks.reduce((a, b) => (a > b ? a : b), hour(0));
        const due = ALL.filter(([, at]) => at !== undefined && at <= last);
        expect(marksOf(watched(notice, looks))).toEqual(due);
      }),
    );
    expect(marksOf(watched(notice, [hour(24 * 365)]))).toEqual(ALL);
  });

  it('knows the next instant at which it has something to do, and none at the end', () => {
    let current = notice;
    for (const [, at] of ALL) {
      const [next] = pendingAlarms(current, rule);
      expect(next?.at).toBe(at);
      if (!next) throw new Error('nothing pending');
      const before = new Date(Date.parse(next.at) - 1).toISOString();
      expect(onTheClock(current, rule, before)).toBeUndefined();
      current = watched(current, [next.at]);
    }
    expect(pendingAlarms(current, rule)).toEqual([]);
  });

  it('begins anew with the next limit, and not with a hand-down', () => {
    const late = watched(notice, [hour(24 * 10)]);
    const down = done(late, COUNTY, { action: 'hand-down', to: TOWNSHIP }, hour(24 * 10));
    expect(marksOf(watched(down, [hour(24 * 10)]))).toEqual(marksOf(late));
    const accepted = done(down, TOWNSHIP, { action: 'accept' }, hour(24 * 10));
    expect(accepted).not.toHaveProperty('noted');
    expect(accepted.timeline.at(-1)?.late).toBe(true);
    expect(marksOf(watched(accepted, [limitOf('reply').at])).slice(ALL.length - 2)).toEqual([
      ['remind', '2026-04-06T16:00:00.000Z', undefined],
      ['note-overdue', '2026-04-10T16:00:00.000Z', undefined],
    ]);
  });

  it('tells the city above a district of Beijing, where no prefecture is', () => {
    const beijing = delivered(raised({ receiver: '110101001' }), hour(1), LIMIT);
    const levels = marksOf(watched(beijing, [hour(24 * 40)])).flatMap(([, , to]) => to ?? []);
    expect(levels).toEqual(['110101', '11', '11']);
  });

  it('has nothing to say of paper, of what waits for its sender, and of what has ended', () => {
    const accepted = done(notice, COUNTY, { action: 'accept' });
    const answered = done(accepted, COUNTY, { action: 'reply', reply: { code: 'confirmed' } });
    for (const still of [
      raised(),
      raised({ review: true }),
      onPaper(raised()),
      { ...notice, channel: 'paper' as const },
      done(notice, COUNTY, { action: 'return', reason: '材料不全' }),
      answered,
      done(answered, '330106002', { action: 'close' }),
      done(notice, COUNTY, { action: 'misroute', belongsTo: '411524001' }),
      { ...notice, state: 'closed' as const },
    ]) {
      expect(onTheClock(still, rule, hour(24 * 365))).toBeUndefined();
    }
  });
});
