import { describe, expect, it } from 'vitest';
import { handOver } from '../../../shared/domain/notice/hand-over.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import { childrenOf, isLostOnItsWay } from '../../../shared/domain/notice/repair.ts';
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
  it('is lost on its way after a quarter of an hour, and not before', () => {
    expect(isLostOnItsWay(raised(), minutes(15))).toBe(false);
    expect(isLostOnItsWay(raised(), minutes(16))).toBe(true);
  });

  it('is not when it is on paper, has arrived, or was sent again a moment ago', () => {
    expect(isLostOnItsWay(onPaper(raised()), minutes(999))).toBe(false);
    expect(isLostOnItsWay(delivered(raised()), minutes(999))).toBe(false);
    const back = done(delivered(raised()), COUNTY, { action: 'return', reason: '材料不全' });
    const again = done(back, SENDER, { action: 'resend' });
    expect(isLostOnItsWay(again, again.since)).toBe(false);
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
