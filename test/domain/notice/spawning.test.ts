import { describe, expect, it } from 'vitest';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import { Notice } from '../../../shared/domain/notice/notice.ts';
import { spawnedBy } from '../../../shared/domain/notice/spawn.ts';
import {
  COUNTY,
  delivered,
  done,
  hour,
  movementNotice,
  onPaper,
  raised,
  refusalOf,
  SENDER,
  TOWNSHIP,
} from './in-hand.ts';

const misroute = (belongsTo: string): NoticeAction => ({ action: 'misroute', belongsTo });

/** The one child of an action, delivered; its parent's history is left behind. */
function childOf(notice: Notice, by: string, action: NoticeAction): Notice {
  const after = done(notice, by, action);
  const [child, ...others] = spawnedBy(notice, after);
  if (!child || others.length > 0) throw new Error(`${others.length + 1} children`);
  expect(Notice.parse(child)).toEqual(child);
  expect(spawnedBy(undefined, after)).toEqual([child]);
  expect(spawnedBy(after, after)).toEqual([]);
  return child;
}

const passedOn = (notice: Notice, belongsTo: string) =>
  delivered(childOf(notice, notice.holder, misroute(belongsTo)));

describe('a misrouted notice', () => {
  it('ends, and a new one goes on with its content but nothing that ran', () => {
    const child = childOf(delivered(raised()), COUNTY, misroute('411524001002'));
    expect(child).toMatchObject({
      noticeId: 'N-1.m',
      parent: 'N-1',
      version: 1,
      state: 'queued',
      sender: SENDER,
      receiver: '411524001',
      visited: [COUNTY],
      content: raised().content,
    });
    for (const field of ['limit', 'noted', 'reply', 'extended']) expect(child).not.toHaveProperty(field);
  });

  it('is not sent where it has been, to itself or back to its sender', () => {
    const second = passedOn(delivered(raised()), '411524001');
    for (const there of [COUNTY, '411524001', '411524001003', SENDER, `${SENDER}001`]) {
      expect(refusalOf(second, second.holder, misroute(there))).toBe('already-visited');
    }
  });

  it('goes to the common superior on the third hop, however often it was handed down on its way', () => {
    const down = done(delivered(raised()), COUNTY, { action: 'hand-down', to: TOWNSHIP });
    const first = passedOn(down, '411524001');
    expect(first).toMatchObject({ receiver: '411524001', visited: [COUNTY, TOWNSHIP] });
    const second = passedOn(first, '411523001');
    expect(second.receiver).toBe('411523001');
    expect(passedOn(second, '411522001').receiver).toBe('4115');
    expect(passedOn(second, '410102001').receiver).toBe('41');
    expect(passedOn(second, '330105001').receiver).toBe('41');
  });

  it('is settled by the superior: handed down below it, sent on beyond it, never back to itself', () => {
    const chain = ['411524001', '411523001', '411522001'].reduce(passedOn, delivered(raised()));
    expect(chain.holder).toBe('4115');
    expect(refusalOf(chain, '4115', misroute('411522001'))).toBe('already-visited');
    for (const to of ['411522', '411522001', '411524001']) {
      const settled = done(chain, '4115', { action: 'hand-down', to });
      expect(settled.holder).toBe(to);
      expect(refusalOf(settled, to, { action: 'accept' })).toBe('accept');
    }
    for (const to of ['410102', '410102001', '4115']) {
      expect(refusalOf(chain, '4115', { action: 'hand-down', to })).not.toBe('hand-down');
    }
    const beyond = passedOn(chain, '410102001');
    expect(beyond.receiver).toBe('410102001');
    expect(passedOn(beyond, '411700').receiver).toBe('41');
  });

  it('in a municipality goes to the city itself, whose districts hang under no prefecture', () => {
    const beijing = delivered(raised({ receiver: '110101001' }));
    expect(['110102001', '110105001', '110106001'].reduce(passedOn, beijing).receiver).toBe('11');
  });

  it('inside one county goes to that county, which hands it down', () => {
    const townships = ['411525002', '411525003', '411525004'];
    const chain = townships.reduce(passedOn, delivered(raised({ receiver: TOWNSHIP })));
    expect(chain.receiver).toBe(COUNTY);
    expect(refusalOf(chain, COUNTY, misroute('411525005'))).toBe('already-visited');
    expect(refusalOf(chain, COUNTY, { action: 'hand-down', to: '411525005' })).toBe('hand-down');
  });
});

describe('a dispute', () => {
  it('opens a case from the former township to the one that recorded', () => {
    const before = delivered(movementNotice('former'));
    const child = childOf(before, TOWNSHIP, { action: 'dispute', claim: 'still-lives-here' });
    expect(child).toMatchObject({
      noticeId: `${before.noticeId}.c`,
      kind: 'correction',
      sender: TOWNSHIP,
      receiver: SENDER,
      content: { claim: 'still-lives-here', disputed: before.noticeId },
    });
  });
});

describe('a household that has moved on', () => {
  const moved = (movedTo: string): NoticeAction => ({
    action: 'reply',
    reply: { code: 'household-moved-to', movedTo },
  });
  const accepted = done(delivered(raised()), COUNTY, { action: 'accept' });

  it('is asked for where it is now', () => {
    expect(childOf(accepted, COUNTY, moved('340123'))).toMatchObject({
      noticeId: 'N-1.t',
      sender: SENDER,
      receiver: '340123',
      visited: [COUNTY],
    });
    const paper = onPaper(raised());
    const entry = { ...moved('340123'), action: 'enter-paper-reply' } as NoticeAction;
    expect(childOf(paper, SENDER, entry)).toMatchObject({ noticeId: 'N-1.t', channel: 'platform' });
  });

  it('is not asked for at the sender, where the answer came from, or in a whole province', () => {
    for (const place of [SENDER, COUNTY, '34', '3401']) {
      const after = done(accepted, COUNTY, moved(place));
      expect(spawnedBy(accepted, after), place).toEqual([]);
    }
    const said: NoticeAction = { action: 'reply', reply: { code: 'confirmed', movedTo: '340123' } };
    expect(spawnedBy(accepted, done(accepted, COUNTY, said))).toEqual([]);
  });

  it('is asked for once in each place, when an answer is corrected', () => {
    const again = (notice: Notice) =>
      done(notice, SENDER, { action: 'find-incomplete', items: ['household-moved'] });
    const first = again(done(accepted, COUNTY, moved('340123')));
    expect(spawnedBy(first, done(first, COUNTY, moved('340123')))).toEqual([]);
    expect(childOf(first, COUNTY, moved('340124'))).toMatchObject({
      noticeId: 'N-1.t2',
      receiver: '340124',
      createdAt: hour(2),
    });
  });
});
