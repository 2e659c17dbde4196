import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actOnPaper,
  mayNotKeepLetter,
  numbered,
  type PaperFacts,
} from '../../../shared/domain/notice/act-on-paper.ts';
import { boxOf } from '../../../shared/domain/notice/box.ts';
import { nextLetter, registerOrder } from '../../../shared/domain/notice/letter-register.ts';
import { withLetterhead } from '../../../shared/domain/notice/letterhead.ts';
import { Notice } from '../../../shared/domain/notice/notice.ts';
import {
  isReminderDue,
  letterIdOf,
  letterNumberWords,
  paperStateOf,
} from '../../../shared/domain/notice/paper-letter.ts';
import { onPaper, raised, SENDER } from './in-hand.ts';

const NOW = '2026-03-10T01:00:00.000Z';
const facts = (changes: Partial<PaperFacts> = {}): PaperFacts => ({
  by: SENDER,
  role: 'clerk',
  subject: 'someone',
  now: NOW,
  answerBy: (received) => `${received.slice(0, 8)}28`,
  ...changes,
});
const printed = (): Notice =>
  numbered(
    onPaper(raised()),
    { office: SENDER, year: 2026, number: 12 },
    { ...facts(), note: '〔2026〕12号' },
  );
const done = (
  notice: Notice,
  action: Parameters<typeof actOnPaper>[1],
  changes: Partial<PaperFacts> = {},
): Notice => {
  const decision = actOnPaper(notice, action, facts(changes));
  if (decision.kind === 'refused') throw new Error(decision.refusal.name);
  return decision.notice;
};
const refusalOf = (
  notice: Notice,
  action: Parameters<typeof actOnPaper>[1],
  changes: Partial<PaperFacts> = {},
) => {
  const decision = actOnPaper(notice, action, facts(changes));
  return decision.kind === 'refused' ? decision.refusal.name : 'acted';
};

describe('a letter on paper', () => {
  it('waits to be printed, to be sent, for its answer, and is pressed for', () => {
    const waiting = onPaper(raised());
    const sent = done(printed(), { action: 'send', by: 'hand' });
    const reminded = done(sent, { action: 'remind', by: 'fax' });
    expect([waiting, printed(), sent, reminded].map(({ letter }) => paperStateOf(letter))).toEqual([
      'to-print',
      'to-send',
      'sent',
      'reminded',
    ]);
    for (const notice of [printed(), sent, reminded]) expect(Notice.parse(notice)).toEqual(notice);
    expect(letterNumberWords(printed().letter!)).toBe('〔2026〕12号');
    expect(letterIdOf(printed().letter!)).toBe(`${SENDER}.2026.12`);
  });

  it('counts days by post before it looks for an answer, and none by hand or fax', () => {
    expect(done(printed(), { action: 'send', by: 'hand' }).letter?.dueOn).toBe('2026-03-28');
    let received = '';
    const answerBy = (day: string): string => (received = day);
    done(printed(), { action: 'send', by: 'post', on: '2026-03-09' }, { answerBy });
    expect(received).toBe('2026-03-14');
    done(printed(), { action: 'send', by: 'fax', on: '2026-03-09' }, { answerBy });
    expect(received).toBe('2026-03-09');
  });

  it('comes up in the box on the day after its answer was missed, and not before', () => {
    const sent = done(printed(), { action: 'send', by: 'hand' });
    expect(boxOf(sent)).toEqual({ box: 'paper', division: SENDER, sort: '2026-03-28T16:00:00.000Z' });
    expect(isReminderDue(sent.letter, '2026-03-28')).toBe(false);
    expect(isReminderDue(sent.letter, '2026-03-29')).toBe(true);
    const reminded = done(sent, { action: 'remind', by: 'telephone' }, { now: '2026-03-29T01:00:00.000Z' });
    expect(reminded.letter?.dueOn).toBe('2026-04-05');
    // Pressed for before it was due, it is not due earlier.
    expect(done(sent, { action: 'remind', by: 'telephone' }).letter?.dueOn).toBe('2026-03-28');
  });

  it('is its sender’s alone, and only while it waits on paper', () => {
    const letter = printed();
    expect(mayNotKeepLetter(letter, { by: SENDER, role: 'clerk' }, 'print')).toBeNull();
    expect(mayNotKeepLetter(letter, { by: '340102001', role: 'clerk' }, 'print')?.refusal.name).toBe(
      'role-not-allowed',
    );
    expect(mayNotKeepLetter(letter, { by: SENDER, role: 'manager' }, 'print')?.refusal.name).toBe(
      'role-not-allowed',
    );
    expect(
      mayNotKeepLetter({ ...letter, channel: 'platform' }, { by: SENDER, role: 'clerk' }, 'print')?.refusal
        .name,
    ).toBe('letter-not-on-paper');
    expect(refusalOf({ ...letter, state: 'answered' }, { action: 'send', by: 'post' })).toBe(
      'letter-not-on-paper',
    );
    // Whoever carries the sender on since a boundary change keeps its letters.
    const carried = { ...letter, sentFor: '330199001' };
    expect(refusalOf(carried, { action: 'send', by: 'post' })).toBe('role-not-allowed');
    expect(refusalOf(carried, { action: 'send', by: 'post' }, { by: '330199001' })).toBe('acted');
  });

  it('is entered in its order, and a wrong entry can be put right', () => {
    expect(refusalOf(onPaper(raised()), { action: 'send', by: 'post' })).toBe('letter-not-printed');
    expect(refusalOf(printed(), { action: 'remind', by: 'post' })).toBe('letter-not-sent');
    const sent = done(printed(), { action: 'send', by: 'post', tracking: 'XA1234' });
    expect(refusalOf(sent, { action: 'send', by: 'post', tracking: 'XA1234' })).toBe('letter-already-sent');
    expect(done(sent, { action: 'send', by: 'post', tracking: 'XA1235' }).letter?.sent?.tracking).toBe(
      'XA1235',
    );
    expect(refusalOf(printed(), { action: 'send', by: 'post', on: '2026-03-11' })).toBe('date-in-future');
    expect(refusalOf(printed(), { action: 'send', by: 'post', on: '2026-02-06' })).toBe(
      'letter-sent-too-long-ago',
    );
    const reminded = done(sent, { action: 'remind', by: 'post' });
    expect(refusalOf(reminded, { action: 'remind', by: 'fax' })).toBe('pressed-today');
  });
});

describe('numbers of letters', () => {
  it('follow one another by office and year', () => {
    const first = nextLetter({ noticeId: 'a', office: SENDER, on: '2026-12-31' }, undefined);
    const second = nextLetter({ noticeId: 'b', office: SENDER, on: '2026-12-31' }, first.count);
    expect([first.letter.number, second.letter.number, second.count.version]).toEqual([1, 2, 2]);
  });

  it('stand in the register with the last one first, whatever they are', () => {
    const number = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [a, b].map((n) => registerOrder({ year: 2026, number: n })) as [string, string];
        expect(a === b ? x === y : a > b ? x < y : x > y).toBe(true);
        expect(x.startsWith(registerOrder({ year: 2026 }))).toBe(true);
        // One number is not the beginning of another.
        if (a !== b) expect(`${y}#id`.startsWith(x)).toBe(false);
      }),
    );
  });
});

describe('a letterhead', () => {
  const body = { telephone: '+86 571 8765 4321', address: '西湖区保俶路1号', postcode: '310007' };

  it('is kept as numbers are dialled, and the same again changes nothing', () => {
    const set = withLetterhead(SENDER, undefined, body);
    if (set.kind === 'refused') throw new Error(set.refusal.name);
    expect(set.letterhead).toMatchObject({ telephone: '057187654321', office: SENDER, version: 1 });
    expect(withLetterhead(SENDER, set.letterhead, body)).toMatchObject({
      isNew: false,
      letterhead: { version: 1 },
    });
    expect(withLetterhead(SENDER, set.letterhead, { ...body, fax: '0571-87654322' })).toMatchObject({
      isNew: true,
      letterhead: { version: 2, fax: '057187654322' },
    });
  });

  it('names the field whose number is none', () => {
    expect(withLetterhead(SENDER, undefined, { ...body, fax: '12345' })).toMatchObject({
      refusal: { name: 'phone-invalid', field: '/fax' },
    });
  });
});
