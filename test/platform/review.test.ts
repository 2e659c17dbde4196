import { describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { DEFAULT_RULE_BOOK } from '../../shared/domain/deadline/rule-book.ts';
import type { ReviewRule } from '../../shared/domain/notice/review-rule.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE } from './small-world.ts';

const rule: ReviewRule = {
  ruleId: 'review-west-lake',
  jurisdiction: '330106',
  effectiveFrom: '2026-03-01',
  effectiveTo: '2026-04-01',
  noticeKinds: ['verification-request'],
  source: '[test]',
};

describe('a jurisdiction that reviews', () => {
  it('holds back what its clerks raise by hand, and nothing that the platform derives', async () => {
    const world = await smallWorld(undefined, undefined, {
      settings: { ruleBook: { ...DEFAULT_RULE_BOOK, reviews: [rule] } },
    });
    const here = clerk(WEST_LAKE);
    const { body } = await world.call(here, 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, '2026-03-01'),
      key: 'k',
    });
    const { personId, movement } = body.movement;
    await world.settle();
    expect((await world.stores.notices.get(`${movement}.household`))?.state).toBe('delivered');
    const raise = async (key: string, kind: string, content: object, by = here, receiver = GUSHI) => {
      const answer = await world.call(by, 'POST', '/notices', {
        key,
        body: { kind, receiver, personId, content },
      });
      await world.settle();
      return answer.body.notice;
    };
    const items = { items: ['contact'] };
    const asked = await raise('a', 'verification-request', items);
    expect(asked.state).toBe('in-review');
    expect((await raise('a', 'verification-request', items)).noticeId).toBe(asked.noticeId);
    expect((await raise('b', 'service-referral', { service: 'schooling' })).state).toBe('queued');
    // Gushi, the other side of the same person, is in another jurisdiction.
    expect((await raise('c', 'verification-request', items, clerk(GUSHI), WEST_LAKE)).state).toBe('queued');

    const reviewer: Caller = { subject: 'reviewer-1', role: 'reviewer', divisions: [WEST_LAKE] };
    const outsider: Caller = { ...reviewer, divisions: [GONGSHU] };
    const act = async (who: Caller, id: string, action: object) =>
      (await world.call(who, 'POST', `/notices/${id}/actions`, { body: action })).body;
    expect((await act(outsider, asked.noticeId, { action: 'approve' })).type).toBe(
      '/problems/notice-unknown',
    );
    expect((await act(reviewer, asked.noticeId, { action: 'approve' })).notice.state).toBe('queued');
    const sentBack = await raise('d', 'verification-request', items);
    expect(
      (await act(reviewer, sentBack.noticeId, { action: 'withdraw', reason: '事项不明' })).notice,
    ).toMatchObject({
      state: 'withdrawn',
    });
    const done = await world.call(here, 'GET', `/divisions/${WEST_LAKE}/done`);
    expect(done.body.notices.map((line: { notice: { noticeId: string } }) => line.notice.noticeId)).toContain(
      sentBack.noticeId,
    );
    await world.advanceTo('2026-03-31T16:00:00.000Z');
    expect((await raise('e', 'verification-request', items)).state).toBe('queued');
    expect(world.failures).toEqual([]);
    await world.close();
  });
});
