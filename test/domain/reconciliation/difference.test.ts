import { describe, expect, it } from 'vitest';
import type { Notice, Reply } from '../../../shared/domain/notice/notice.ts';
import { noticeStates } from '../../../shared/domain/notice/transitions.ts';
import { comparedEnds } from '../../../shared/domain/reconciliation/difference.ts';

const at = '2026-03-02T01:00:00.000Z';
const request: Notice = {
  noticeId: 'n',
  version: 1,
  state: 'accepted',
  personId: 'p'.repeat(22),
  sender: '330106002',
  receiver: '411525100',
  holder: '411525100',
  channel: 'platform',
  createdAt: at,
  since: at,
  timeline: [{ at, event: 'create' }],
  kind: 'verification-request',
  content: { items: ['still-away'] },
};
const correction: Notice = {
  ...request,
  kind: 'correction',
  content: { movement: 'm', claim: 'still-lives-here' },
};

describe('comparedEnds', () => {
  it('names a difference for every state but those on which both ends agree', () => {
    const found = noticeStates.map((state) => [state, comparedEnds({ ...request, state })?.difference]);
    expect(Object.fromEntries(found)).toEqual({
      'in-review': 'in-review',
      queued: 'on-its-way',
      delivered: 'not-accepted',
      accepted: 'not-answered',
      returned: 'returned',
      misrouted: 'not-theirs',
      answered: undefined,
      closed: undefined,
      withdrawn: 'withdrawn',
    });
  });

  it.each([
    ['confirmed', undefined],
    ['partly-confirmed', 'not-confirmed'],
    ['not-confirmed', 'not-confirmed'],
    ['no-such-person', 'no-such-person'],
    ['household-moved-to', 'household-moved'],
    ['returned-home', 'returned-home'],
  ] as const)('an answer %s is %s', (code, difference) => {
    const reply: Reply = { code };
    expect(comparedEnds({ ...request, state: 'closed', reply })?.difference).toBe(difference);
    expect(comparedEnds({ ...request, state: 'answered', reply })?.toAct ?? 'sender').toBe('sender');
  });

  it('knows paper, disputes, boundary changes and late entries', () => {
    expect(comparedEnds({ ...request, state: 'queued', channel: 'paper' })).toEqual({
      difference: 'on-paper',
      toAct: 'sender',
    });
    expect(comparedEnds(correction)).toEqual({ difference: 'disputed', toAct: 'receiver' });
    const disputed: Notice = { ...request, state: 'closed', timeline: [{ at, event: 'dispute' }] };
    expect(comparedEnds(disputed)).toEqual({ difference: 'disputed', toAct: 'nobody' });
    const late: Notice = {
      ...request,
      state: 'delivered',
      timeline: [{ at, event: 'hand-over' }],
      kind: 'movement-notice',
      target: 'household',
      content: { movement: 'm', happened: 'inflow', side: 'residence', on: '2026-01-01', late: true },
    };
    expect(comparedEnds(late)).toEqual({
      difference: 'not-accepted',
      toAct: 'receiver',
      boundaryChanged: true,
      lateEntry: true,
    });
  });
});
