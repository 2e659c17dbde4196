import { describe, expect, it } from 'vitest';
import { handOver } from '../../../shared/domain/notice/hand-over.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import { childrenOf, isToBeSentAgain } from '../../../shared/domain/notice/repair.ts';
import { spawnedBy } from '../../../shared/domain/notice/spawn.ts';
import {
  COUNTY,
  delivered,
  done,
  hour,
  movementNotice,
  onPaper,
  raised,
  SENDER,
  TOWNSHIP,
} from './in-hand.ts';

const minutes = (n: number): string => new Date(Date.parse(hour(0)) + n * 60_000).toISOString();

describe('a notice that waits for its delivery', () => {
  it('is sent again after a quarter of an hour, and not before', () => {
    expect(isToBeSentAgain(raised(), minutes(15), null)).toBe(false);
    expect(isToBeSentAgain(raised(), minutes(16), null)).toBe(true);
  });

  it('is not when it is on paper, has arrived, or was put on its way a moment ago', () => {
    expect(isToBeSentAgain(onPaper(raised()), minutes(999), null)).toBe(false);
    expect(isToBeSentAgain(delivered(raised()), minutes(999), null)).toBe(false);
    const back = done(delivered(raised()), COUNTY, { action: 'return', reason: '材料不全' });
    const again = done(back, SENDER, { action: 'resend' });
    expect(isToBeSentAgain(again, again.since, null)).toBe(false);
  });

  it('whose delivery always fails is sent ever more seldom, however often somebody looks', () => {
    for (const everyMinutes of [7, 60, 24 * 60]) {
      const sent: number[] = [];
      for (let at = everyMinutes; at <= 60 * 24 * 60; at += everyMinutes)
        if (isToBeSentAgain(raised(), minutes(at), minutes(at - everyMinutes))) sent.push(at);
      // A quarter of an hour, one, 4, 16, 64, 256, 1024 hours: at the first look after each.
      const due = [15, 60, 240, 960, 3840, 15_360, 61_440];
      const looks = due.map(
        (minute) => everyMinutes * Math.ceil((minute + (minute === 15 ? 0.1 : 0)) / everyMinutes),
      );
      expect(sent).toEqual([...new Set(looks)]);
    }
  });

  it('is sent again in any case when somebody asks for everything', () => {
    expect(isToBeSentAgain(raised(), minutes(5000), minutes(4999))).toBe(false);
    expect(isToBeSentAgain(raised(), minutes(5000), null)).toBe(true);
  });
});

/** Acts in order; what each gave birth to as it happened. */
function lived(
  start: Notice,
  ...acts: readonly (readonly [string, NoticeAction] | ((n: Notice) => Notice))[]
) {
  let notice = start;
  const born: Notice[] = [];
  for (const act of acts) {
    const after = typeof act === 'function' ? act(notice) : done(notice, ...act);
    born.push(...spawnedBy(notice, after));
    notice = after;
  }
  return { notice, born };
}

const movedTo = (code: string): NoticeAction => ({
  action: 'reply',
  reply: { code: 'household-moved-to', movedTo: code },
});
const heir = (to: string) => (notice: Notice) =>
  handOver(
    notice,
    { end: 'holder', code: notice.holder, since: '2026-01-01' },
    { to, cause: 'merge', now: hour(1) },
  );

describe('what a notice gave birth to', () => {
  it.each([
    ['nothing yet', lived(raised(), delivered), 0],
    ['misrouted', lived(delivered(raised()), [COUNTY, { action: 'misroute', belongsTo: '411524001' }]), 1],
    [
      'disputed',
      lived(delivered(movementNotice()), [TOWNSHIP, { action: 'dispute', claim: 'still-lives-here' }]),
      1,
    ],
    [
      'moved on, and then closed',
      lived(
        delivered(raised()),
        [COUNTY, { action: 'accept' }],
        [COUNTY, movedTo('522328001')],
        [SENDER, { action: 'close' }],
      ),
      1,
    ],
    [
      'moved on twice, to two places',
      lived(
        delivered(raised()),
        [COUNTY, { action: 'accept' }],
        [COUNTY, movedTo('522328001')],
        [SENDER, { action: 'find-incomplete', items: ['contact'] }],
        [COUNTY, movedTo('522328002')],
      ),
      2,
    ],
    [
      'moved on to whoever it was handed over to only afterwards',
      lived(delivered(raised()), [COUNTY, { action: 'accept' }], [COUNTY, movedTo('411526')], heir('411526')),
      1,
    ],
    [
      'said to be where it already was, and handed over afterwards',
      lived(
        delivered(raised()),
        heir('411526'),
        ['411526', { action: 'accept' }],
        ['411526', movedTo('411526')],
        heir('411527'),
      ),
      0,
    ],
  ])('is known from its timeline: %s', (_, { notice, born }, count) => {
    expect(born).toHaveLength(count);
    expect(
      childrenOf(notice).map(({ noticeId, receiver, content, visited }) => ({
        noticeId,
        receiver,
        content,
        visited,
      })),
    ).toEqual(
      born.map(({ noticeId, receiver, content, visited }) => ({ noticeId, receiver, content, visited })),
    );
  });
});
