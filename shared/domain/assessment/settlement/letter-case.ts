import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { ResultLetter } from './result-letter.ts';

/** A letter that was sent, and whether the unit has signed for it (签收). */
export const SentLetter = z.strictObject({
  ...ResultLetter.shape,
  version: z.int(),
  /** The office that assesses the unit. */
  superior: DivisionCode,
  sentAt: Instant,
  acknowledgedBy: z.nullable(z.string().check(z.minLength(1), z.maxLength(128))),
  acknowledgedAt: z.nullable(Instant),
});
export type SentLetter = z.infer<typeof SentLetter>;

/** Letters stand in the list of the office that answers for the unit, those that wait to be signed for before the others. */
export const letterCase: CaseKind<SentLetter> = {
  name: 'letter',
  read: (stored) => SentLetter.parse(stored),
  idOf: ({ letterId }) => letterId,
  officeOf: ({ to }) => officeOf(to),
  superiorOf: ({ superior }) => superior,
  orderOf: ({ acknowledgedAt, sentAt }) => `${acknowledgedAt === null ? 'open' : 'signed'}#${sentAt}`,
};

/** A letter on its way. Its id is that of what it tells, so that sending it twice sends it once. */
export function sentLetter(letter: ResultLetter, superior: string, now: Instant): SentLetter {
  return { ...letter, version: 1, superior, sentAt: now, acknowledgedBy: null, acknowledgedAt: null };
}

/** A letter for the store: nothing happens to it by itself. */
export function filedLetter(letter: SentLetter): FiledCase {
  return filed(letterCase, letter);
}

/** The letter, signed for. One that is signed for already stays with its first hand. */
export function acknowledged(letter: SentLetter, by: string, now: Instant): SentLetter {
  return letter.acknowledgedAt === null
    ? { ...letter, version: letter.version + 1, acknowledgedBy: by, acknowledgedAt: now }
    : letter;
}
