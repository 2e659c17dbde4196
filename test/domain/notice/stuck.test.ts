import { describe, expect, it } from 'vitest';
import { DEFAULT_DEADLINE_RULES } from '../../../shared/domain/deadline/default-rules.ts';
import { ruleOf } from '../../../shared/domain/deadline/notice-limits.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import { noticeStates } from '../../../shared/domain/notice/transitions.ts';
import { STUCK_AFTER_HOURS, type StuckReason, stuckOf } from '../../../shared/domain/notice/stuck.ts';

const SINCE = '2026-03-02T01:00:00.000Z';
const SENDER = '330106002';
const HOLDER = '411525100';
const limit = { what: 'reply', on: '2026-03-09', at: '2026-03-09T16:00:00.000Z', rule: 'r' } as const;

function notice(changes: Partial<Notice>): Notice {
  return {
    noticeId: 'n',
    version: 1,
    kind: 'verification-request',
    state: 'queued',
    personId: 'p'.repeat(22),
    sender: SENDER,
    receiver: HOLDER,
    holder: HOLDER,
    channel: 'platform',
    createdAt: SINCE,
    since: SINCE,
    content: { items: ['contact'] },
    timeline: [{ at: SINCE, event: 'create', by: SENDER }],
    ...changes,
  } as Notice;
}
const stuck = (changes: Partial<Notice>, now: string, rules = DEFAULT_DEADLINE_RULES) =>
  stuckOf(notice(changes), ruleOf(notice(changes), rules), now);
const hoursLater = (hours: number, ms = 0): string =>
  new Date(Date.parse(SINCE) + hours * 3_600_000 + ms).toISOString();

describe('a notice that nobody moves', () => {
  it.each<[StuckReason & keyof typeof STUCK_AFTER_HOURS, Partial<Notice>, string]>([
    ['not-delivered', {}, 'platform'],
    ['on-paper', { channel: 'paper' }, SENDER],
    ['review-lying', { state: 'in-review' }, SENDER],
    ['returned-lying', { state: 'returned' }, SENDER],
    ['answered-lying', { state: 'answered' }, SENDER],
    ['no-limit', { state: 'delivered' }, HOLDER],
    ['no-limit', { state: 'accepted' }, HOLDER],
  ])('%s: from its hours on, and not before', (why, changes, holder) => {
    const hours = STUCK_AFTER_HOURS[why];
    expect(stuck(changes, hoursLater(hours, -1))).toBeUndefined();
    expect(stuck(changes, hoursLater(hours))).toMatchObject({ why, holder, since: SINCE });
  });

  it('counts whole days in Shanghai', () => {
    expect(stuck({ channel: 'paper' }, SINCE)?.days).toBe(0);
    expect(stuck({ channel: 'paper' }, '2026-03-02T16:00:00.000Z')?.days).toBe(1);
    expect(stuck({ state: 'returned' }, '2026-03-12T01:00:00.000Z')?.days).toBe(10);
  });

  it.each(['delivered', 'accepted'] as const)('%s: once the last level above has been told', (state) => {
    // The defaults tell the county 1 day after the limit, the prefecture 5, the province 10: at the end of 19 March.
    expect(stuck({ state, limit }, '2026-03-19T15:59:59.999Z')).toBeUndefined();
    expect(stuck({ state, limit }, '2026-03-19T16:00:00.000Z')).toEqual({
      why: 'past-escalation',
      holder: HOLDER,
      since: limit.at,
      days: 10,
    });
  });

  it('at once when overdue, where a rule tells nobody', () => {
    const rules = DEFAULT_DEADLINE_RULES.map((rule) => ({ ...rule, escalateAfterDays: [] }));
    expect(stuck({ state: 'accepted', limit }, '2026-03-09T15:59:59.999Z', rules)).toBeUndefined();
    expect(stuck({ state: 'accepted', limit }, limit.at, rules)?.why).toBe('past-escalation');
  });

  it('is found in every state but the ends, however long one waits', () => {
    const never = noticeStates.filter((state) => !stuck({ state }, '2030-01-01T00:00:00.000Z'));
    expect(never.sort()).toEqual(['closed', 'misrouted', 'withdrawn']);
  });
});
