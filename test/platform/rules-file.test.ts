import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRuleBook } from '../../local/rules-file.ts';
import { deadlineRuleFor } from '../../shared/domain/deadline/deadline-rule.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { DEFAULT_RULE_BOOK } from '../../shared/domain/deadline/rule-book.ts';
import { reviewRequired } from '../../shared/domain/notice/review-rule.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yipan-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const national = DEFAULT_DEADLINE_RULES.find(({ ruleId }) => ruleId === 'verification-request-cn');
const zhejiang = {
  ...national,
  ruleId: 'verification-zhejiang',
  jurisdiction: '33',
  effectiveFrom: '2026-01-01',
  replyFrom: 'acceptance',
};
const review = {
  ruleId: 'review-gushi',
  jurisdiction: '411525',
  effectiveFrom: '2026-01-01',
  noticeKinds: ['correction'],
  source: '[test]',
};

describe('rules.json in the data folder', () => {
  const write = (content: unknown): void =>
    writeFileSync(
      join(folder, 'rules.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    );

  it('adds an installation’s rules to those shipped, and its absence adds none', () => {
    expect(readRuleBook(folder)).toBe(DEFAULT_RULE_BOOK);
    write({ deadlines: [zhejiang], reviews: [review] });
    const book = readRuleBook(folder);
    const ruleIn = (division: string, on: string) =>
      deadlineRuleFor({ kind: 'verification-request', urgencyGround: null }, division, on, book.deadlines);
    expect(ruleIn('330106', '2026-01-01')).toMatchObject({
      ruleId: 'verification-zhejiang',
      replyFrom: 'acceptance',
    });
    expect(ruleIn('330106', '2025-12-31').replyFrom).toBe('delivery');
    expect(ruleIn('411525', '2026-01-01').ruleId).toBe('verification-request-cn');
    expect(reviewRequired('correction', '411525001', '2026-01-01', book.reviews)).toBe(true);
    expect(book.outages).toEqual(DEFAULT_RULE_BOOK.outages);
  });

  it('with a mistake is not used at all, and each mistake is named by list and entry', () => {
    write({
      deadlines: [zhejiang, { ...zhejiang, ruleId: 'two', jurisdiction: '34', replyFrom: 'sending' }],
      reviews: [{ ...review, noticeKinds: ['movement-notice'] }],
    });
    expect(() => readRuleBook(folder)).toThrow(
      new Error(
        [
          `${join(folder, 'rules.json')} cannot be used:`,
          'deadlines: entry 1 (two): replyFrom: must be one of delivery, acceptance',
          'reviews: entry 0 (review-gushi): noticeKinds.0: must be one of verification-request, service-referral, correction',
        ].join('\n  '),
      ),
    );
    for (const wrong of [[], { holidays: [] }, 7, { reviews: {} }]) {
      write(wrong);
      expect(() => readRuleBook(folder)).toThrow('lists deadlines, reviews, outages and settlements');
    }
    write('{"reviews": [');
    expect(() => readRuleBook(folder)).toThrow('rules.json is not JSON');
  });
});
