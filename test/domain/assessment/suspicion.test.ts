import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  bulkReplies,
  copiedReplies,
  type ReplyGiven,
  replyGivenBy,
} from '../../../shared/domain/assessment/suspicion/detect-replies.ts';
import {
  judgeSuspicion,
  type JudgingFacts,
} from '../../../shared/domain/assessment/suspicion/judge-suspicion.ts';
import { type Judgement, Suspicion } from '../../../shared/domain/assessment/suspicion/suspicion.ts';
import { ErrorFinding, FalsehoodFinding } from '../../../shared/domain/assessment/fact/finding.ts';
import { instantOf, millisecondsOf } from '../../../shared/domain/calendar/instant.ts';
import { COUNTY, delivered, done, raised } from '../notice/in-hand.ts';
import { TOWNSHIP } from './given.ts';

const START = millisecondsOf('2026-06-30T08:00:00.000Z');

function reply(index: number, minute: number, words = '', office = TOWNSHIP): ReplyGiven {
  return {
    noticeId: `n-${String(index).padStart(3, '0')}`,
    office,
    at: instantOf(START + minute * 60_000),
    words,
  };
}

/** Two replies within ten minutes are many here, three of them a stretch. */
const few = { bulkReplies: 3, bulkMinutes: 10 };

describe('replies in bulk', () => {
  const records = (replies: readonly ReplyGiven[]) => bulkReplies(replies, few).map((one) => one.records);

  it('are those within the minutes, the last minute among them', () => {
    expect(records([reply(1, 0), reply(2, 5), reply(3, 10)])).toEqual([['n-001', 'n-002', 'n-003']]);
    expect(records([reply(1, 0), reply(2, 5), reply(3, 10.001)])).toEqual([]);
  });

  it('are one stretch where windows overlap, and two where they do not', () => {
    const long = [0, 4, 8, 12, 16].map((minute, index) => reply(index, minute));
    expect(records(long)).toEqual([long.map(({ noticeId }) => noticeId)]);
    const apart = [0, 1, 2, 60, 61, 62].map((minute, index) => reply(index, minute));
    expect(records(apart)).toEqual([
      ['n-000', 'n-001', 'n-002'],
      ['n-003', 'n-004', 'n-005'],
    ]);
  });

  it('are of one office, each letter once', () => {
    expect(records([reply(1, 0), reply(2, 1), reply(3, 2, '', '330106003')])).toEqual([]);
    expect(records([reply(1, 0), reply(2, 1), reply(2, 2)])).toEqual([]);
  });

  it('say what was seen, as a question', () => {
    const [suspicion] = bulkReplies([reply(1, 0), reply(2, 5), reply(3, 9)], few);
    expect(z.safeParse(Suspicion, suspicion).success).toBe(true);
    expect(suspicion).toMatchObject({
      suspicionId: 'bulk-replies.n-001',
      zh: '2026-06-30，9分钟内集中反馈3件联系函，请核查是否逐件核实。',
      state: 'raised',
    });
  });

  it('hold exactly the replies that stand in some window of enough', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 20 }), (minutes) => {
        const replies = minutes.map((minute, index) => reply(index, minute));
        const found = new Set(bulkReplies(replies, few).flatMap((one) => one.records));
        const isIn = (minute: number) =>
          minutes.some((start) => {
            const inside = minutes.filter((other) => start <= other && other <= start + 10);
            return inside.length >= 3 && inside.includes(minute);
          });
        for (const [index, minute] of minutes.entries())
          expect(found.has(`n-${String(index).padStart(3, '0')}`), `minute ${minute}`).toBe(isIn(minute));
        expect(bulkReplies(replies.toReversed(), few)).toEqual(bulkReplies(replies, few));
      }),
    );
  });
});

describe('copied replies', () => {
  const rule = { copiedReplies: 3, copiedLength: 8 };
  const records = (...words: readonly string[]) =>
    copiedReplies(
      words.map((text, index) => reply(index, index * 600, text)),
      rule,
    ).map((one) => one.records);

  it('have the same words but for digits, spaces, marks and width', () => {
    expect(
      records('经电话核实，该户5月已返乡', '经电话核实，该户6月已返乡。', '经电话核实,该户７月已返乡'),
    ).toHaveLength(1);
    expect(
      records('经电话核实，该户已返乡居住', '经入户核实，该户已返乡居住', '经邻居证实，该户已返乡居住'),
    ).toEqual([]);
  });

  it('are long enough to be a sentence: codes alone are none', () => {
    expect(records('属实', '属实', '属实')).toEqual([]);
    expect(records('', '', '')).toEqual([]);
  });
});

describe('a reply', () => {
  it('is read from a notice with its own words', () => {
    const answered = done(done(delivered(raised()), COUNTY, { action: 'accept' }), COUNTY, {
      action: 'reply',
      reply: { code: 'confirmed', note: '已入户核实' },
    });
    expect(replyGivenBy(answered)).toMatchObject({ office: COUNTY, words: '已入户核实' });
    expect(replyGivenBy(delivered(raised()))).toBeNull();
  });
});

describe('the judgement of a suspicion', () => {
  const [suspicion] = bulkReplies([reply(1, 0), reply(2, 5), reply(3, 9)], few) as [Suspicion];
  const facts: JudgingFacts = {
    by: '330106',
    subject: 'auditor',
    role: 'auditor',
    now: '2026-07-03T02:00:00.000Z',
    enteredBy: () => ['clerk'],
  };
  const establish: Judgement = {
    action: 'establish',
    reason: '两件未核实即反馈',
    findings: [
      { record: 'n-001', kind: 'wrong' },
      { record: 'n-002', kind: 'inflated' },
    ],
  };
  const judged = (judgement: Judgement = establish, said: Partial<JudgingFacts> = {}, of = suspicion) =>
    judgeSuspicion(of, judgement, { ...facts, ...said });
  const name = (...given: Parameters<typeof judged>) => {
    const result = judged(...given);
    return result.kind === 'refused' ? result.refusal.name : result.suspicion.state;
  };

  it('is an auditor’s above the office, whose hand gave none of the replies', () => {
    expect(name()).toBe('established');
    expect(name({ action: 'dismiss', reason: '线下已逐件核实' })).toBe('dismissed');
    expect(name(establish, { role: 'manager' })).toBe('role-not-allowed');
    expect(name(establish, { by: TOWNSHIP })).toBe('role-not-allowed');
    expect(name(establish, { by: '330105' })).toBe('role-not-allowed');
    expect(name(establish, { enteredBy: (record) => (record === 'n-003' ? ['auditor'] : []) })).toBe(
      'auditor-is-concerned',
    );
    expect(name({ ...establish, findings: [{ record: 'n-009', kind: 'wrong' }] })).toBe('record-not-counted');
  });

  it('makes findings, and is made once; a suspicion alone makes none', () => {
    const result = judged();
    if (result.kind === 'refused') throw new Error(result.refusal.name);
    expect(result.errors).toHaveLength(1);
    expect(result.falsehoods).toHaveLength(1);
    for (const error of result.errors) expect(z.safeParse(ErrorFinding, error).success).toBe(true);
    for (const falsehood of result.falsehoods)
      expect(z.safeParse(FalsehoodFinding, falsehood).success).toBe(true);
    expect(result.falsehoods[0]).toMatchObject({
      kind: 'inflated',
      establishedOn: '2026-07-03',
      ruling: suspicion.suspicionId,
    });
    expect(name(establish, {}, result.suspicion)).toBe('transition-not-allowed');
    expect(judged({ action: 'dismiss', reason: '无问题' })).toMatchObject({ errors: [], falsehoods: [] });
  });
});
