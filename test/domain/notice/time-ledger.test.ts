import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../shared/domain/calendar/date.ts';
import { shanghaiDateOf } from '../../../shared/domain/calendar/instant.ts';
import { type ActingFacts, actOnNotice } from '../../../shared/domain/notice/act.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import { daysBySide, timeLedger } from '../../../shared/domain/notice/time-ledger.ts';
import { terminalStates } from '../../../shared/domain/notice/transitions.ts';
import { COUNTY, delivered, done, factsOf, hour, onPaper, raised, SENDER } from './in-hand.ts';

const steps: fc.Arbitrary<[string, ActingFacts['role'], NoticeAction]> = fc.constantFrom(
  [SENDER, 'reviewer', { action: 'approve' }],
  [COUNTY, 'clerk', { action: 'accept' }],
  [COUNTY, 'clerk', { action: 'return', reason: '材料不全' }],
  [SENDER, 'clerk', { action: 'resend' }],
  [COUNTY, 'clerk', { action: 'reply', reply: { code: 'confirmed' } }],
  [SENDER, 'clerk', { action: 'find-incomplete', items: ['contact'] }],
  [SENDER, 'clerk', { action: 'remind' }],
  [SENDER, 'clerk', { action: 'close' }],
  [SENDER, 'clerk', { action: 'withdraw', reason: '登记有误' }],
);
const gap = fc.integer({ min: 0, max: 200 });

/** A life of random steps at random hours; the platform may take its time to deliver. */
function lived(
  review: boolean,
  moves: readonly (readonly [number, [string, ActingFacts['role'], NoticeAction] | 'deliver'])[],
) {
  let notice: Notice = raised(review ? { review: true } : {});
  let at = 0;
  for (const [wait, move] of moves) {
    at += wait;
    if (move === 'deliver') {
      if (notice.state === 'queued') notice = delivered(notice, hour(at));
      continue;
    }
    const acted = actOnNotice(notice, move[2], factsOf(move[0], hour(at), move[1]));
    if (acted.kind === 'acted') notice = acted.notice;
  }
  return { notice, now: hour(at + 30) };
}

describe('the time ledger', () => {
  const moves = fc.array(fc.tuple(gap, fc.oneof(steps, fc.constant('deliver' as const))), { maxLength: 25 });
  const outages = fc.array(
    fc.tuple(fc.integer({ min: -50, max: 2000 }), gap).map(([from, length]) => ({
      from: hour(from),
      until: hour(from + length),
      cause: 'power',
    })),
    { maxLength: 5 },
  );

  it('gives every moment of a life to one side, and its whole days add up', () => {
    fc.assert(
      fc.property(fc.boolean(), moves, outages, (review, made, down) => {
        const { notice, now } = lived(review, made);
        const ended = (terminalStates as readonly string[]).includes(notice.state);
        const end = ended ? (notice.timeline.at(-1)?.at ?? now) : now;
        const holds = timeLedger(notice, now, down);
        let at = notice.createdAt;
        for (const hold of holds) {
          expect(hold.from).toBe(at);
          expect(hold.until > hold.from).toBe(true);
          at = hold.until;
        }
        expect(at).toBe(end);
        const days = Object.values(daysBySide(holds));
        expect(days.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
        const life = daysBetween(shanghaiDateOf(notice.createdAt), shanghaiDateOf(end));
        expect(days.reduce((sum, count) => sum + count, 0)).toBe(life);
        for (const { from, until } of down) {
          const held = holds.filter((hold) => from < until && hold.from < until && hold.until > from);
          expect(held.every(({ side }) => side === 'platform')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  const sidesOf = (notice: Notice) => timeLedger(notice, hour(500), []).map(({ side }) => side);

  it('counts review and paper for the sender, the way for the platform', () => {
    const withdraw: NoticeAction = { action: 'withdraw', reason: '登记有误' };
    expect(sidesOf(raised())).toEqual(['platform']);
    expect(sidesOf(raised({ review: true }))).toEqual(['sender']);
    expect(sidesOf(done(raised({ review: true }), SENDER, withdraw))).toEqual(['sender']);
    expect(sidesOf(onPaper(raised()))).toEqual(['platform', 'sender']);
  });

  it('counts the holder’s days, and again after an answer found incomplete', () => {
    const inbox = delivered(raised(), hour(1));
    expect(sidesOf(inbox)).toEqual(['platform', 'receiver']);
    expect(sidesOf(done(inbox, COUNTY, { action: 'return', reason: '材料不全' }, hour(50)))).toEqual([
      'platform',
      'receiver',
      'waiting-for-correction',
    ]);
    const answered = done(
      done(inbox, COUNTY, { action: 'accept' }, hour(30)),
      COUNTY,
      { action: 'reply', reply: { code: 'confirmed' } },
      hour(60),
    );
    const again = done(answered, SENDER, { action: 'find-incomplete', items: ['contact'] }, hour(90));
    expect(sidesOf(again)).toEqual(['platform', 'receiver', 'sender', 'receiver']);
  });

  it('never runs backwards where two machines’ clocks differ', () => {
    const inbox = delivered(raised(), hour(30));
    const returned = done(inbox, COUNTY, { action: 'return', reason: '材料不全' }, hour(29));
    expect(timeLedger(returned, hour(40), [])).toEqual([
      { side: 'platform', from: hour(0), until: hour(30) },
      { side: 'waiting-for-correction', from: hour(30), until: hour(40) },
    ]);
  });

  it('gives a day to whoever holds the notice at midnight in Shanghai', () => {
    // 15:30 UTC on the 2nd is half past eleven at night there, 16:30 is the 3rd.
    const inbox = delivered(raised(), '2026-03-02T15:30:00.000Z');
    const days = daysBySide(timeLedger(inbox, '2026-03-02T16:30:00.000Z', []));
    expect(days).toEqual({ sender: 0, receiver: 1, platform: 0, 'waiting-for-correction': 0 });
  });
});
