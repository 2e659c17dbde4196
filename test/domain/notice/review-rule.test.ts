import { describe, expect, it } from 'vitest';
import {
  checkReviewRules,
  DEFAULT_REVIEW_RULES,
  type ReviewRule,
  reviewRequired,
} from '../../../shared/domain/notice/review-rule.ts';
import { COUNTY, raised, refusalOf, SENDER } from './in-hand.ts';

const hangzhou: ReviewRule = {
  ruleId: 'review-hangzhou',
  jurisdiction: '3301',
  effectiveFrom: '2026-03-01',
  effectiveTo: '2026-07-01',
  noticeKinds: ['verification-request', 'correction'],
  source: '[test]',
};

describe('a review rule', () => {
  it('holds for its kinds, below its jurisdiction, from its first day to the day before its end', () => {
    const asked = (kind: 'verification-request' | 'service-referral', office: string, on: string) =>
      reviewRequired(kind, office, on, [hangzhou]);
    expect(asked('verification-request', SENDER, '2026-03-01')).toBe(true);
    expect(asked('verification-request', SENDER, '2026-06-30')).toBe(true);
    expect(asked('verification-request', SENDER, '2026-07-01')).toBe(false);
    expect(asked('verification-request', SENDER, '2026-02-28')).toBe(false);
    expect(asked('verification-request', COUNTY, '2026-03-01')).toBe(false);
    expect(asked('service-referral', SENDER, '2026-03-01')).toBe(false);
  });

  it('adds to those above it: a county cannot lift what its province demands', () => {
    const county: ReviewRule = {
      ...hangzhou,
      ruleId: 'review-west-lake',
      jurisdiction: '330106',
      noticeKinds: ['service-referral'],
    };
    for (const kind of ['verification-request', 'service-referral'] as const) {
      expect(reviewRequired(kind, SENDER, '2026-03-01', [hangzhou, county])).toBe(true);
    }
  });

  it('is shipped nowhere', () => {
    expect(DEFAULT_REVIEW_RULES).toEqual([]);
    expect(checkReviewRules(DEFAULT_REVIEW_RULES)).toEqual({ kind: 'valid', rules: [] });
  });

  it('from outside is checked, and the line at fault is named', () => {
    const problemsOf = (...changes: object[]) => {
      const checked = checkReviewRules(changes.map((change) => ({ ...hangzhou, ...change })));
      return checked.kind === 'invalid' ? checked.problems.map(({ message }) => message) : [];
    };
    expect(problemsOf({}, { ruleId: 'again-in-hangzhou' })).toEqual([]);
    expect(problemsOf({}, {})).toContain('entry 1 (review-hangzhou): entry 0 has the same id');
    expect(problemsOf({ noticeKinds: [] })).toEqual([
      'entry 0 (review-hangzhou): noticeKinds: must be 1 or more',
    ]);
    // The platform derives movement notices itself: nobody reviews them.
    expect(problemsOf({ noticeKinds: ['movement-notice'] })).toEqual([
      'entry 0 (review-hangzhou): noticeKinds.0: must be one of verification-request, service-referral, correction',
    ]);
    expect(problemsOf({ effectiveTo: '2026-03-01' })).toEqual([
      "entry 0 (review-hangzhou), review-hangzhou in '3301': ends on 2026-03-01",
    ]);
    expect(problemsOf({ jurisdiction: '33010' })).toHaveLength(1);
  });
});

describe('a reviewer', () => {
  it('approves what somebody else raised, never his own', () => {
    const waiting = raised({ review: true });
    expect(refusalOf(waiting, SENDER, { action: 'approve' }, { role: 'reviewer' })).toBe('approve');
    const own = { ...waiting, timeline: waiting.timeline.map((entry) => ({ ...entry, subject: 'someone' })) };
    expect(refusalOf(own, SENDER, { action: 'approve' }, { role: 'reviewer' })).toBe('reviewer-is-author');
    // Sending it back to be raised anew is withdrawing it, which anybody of the office may.
    expect(refusalOf(own, SENDER, { action: 'withdraw', reason: '重拟' }, { role: 'reviewer' })).toBe(
      'withdraw',
    );
  });
});
