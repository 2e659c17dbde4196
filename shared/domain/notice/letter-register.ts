import * as z from 'zod/mini';
import type { CaseKind } from '../assessment/case/case-kind.ts';
import { LocalDate } from '../calendar/date.ts';
import { LetterNumber } from './paper-letter.ts';

/** A number that was given, and the notice to which: one notice has one, however often it is printed. */
export const NumberedLetter = z.strictObject({
  ...LetterNumber.shape,
  noticeId: z.string(),
  numberedOn: LocalDate,
  version: z.literal(1),
});
export type NumberedLetter = z.infer<typeof NumberedLetter>;

/** 发文登记: by notice, and in the list of the office by year, the last number first. */
export const numberedLetterCase: CaseKind<NumberedLetter> = {
  name: 'numbered-letter',
  read: (stored) => NumberedLetter.parse(stored),
  idOf: ({ noticeId }) => noticeId,
  officeOf: ({ office }) => office,
  superiorOf: ({ office }) => office,
  orderOf: (letter) => registerOrder(letter),
};

/** The place of a number in the register of its office; without one, the beginning of all of a year. */
export function registerOrder({ year, number }: { readonly year: number; readonly number?: number }): string {
  return `${year}.${number === undefined ? '' : `${String(999_999 - number).padStart(6, '0')}.`}`;
}

/**
 * The last number that an office gave in a year. Written over the one before in the same write as the letter that takes it: none is
 * given twice and none left out, however many are printed at once.
 */
export const LetterCount = z.strictObject({
  office: LetterNumber.shape.office,
  year: LetterNumber.shape.year,
  /** The last number given: each takes the next, so it counts the versions too. */
  version: LetterNumber.shape.number,
});
export type LetterCount = z.infer<typeof LetterCount>;

export const letterCountCase: CaseKind<LetterCount> = {
  name: 'letter-count',
  read: (stored) => LetterCount.parse(stored),
  idOf: (count) => letterCountId(count),
  officeOf: ({ office }) => office,
  superiorOf: ({ office }) => office,
  orderOf: ({ year }) => String(year),
};

export function letterCountId({ office, year }: Pick<LetterCount, 'office' | 'year'>): string {
  return `${office}.${year}`;
}

/** The next number of an office in the year of a day, for a notice that has none. */
export function nextLetter(
  { noticeId, office, on }: { readonly noticeId: string; readonly office: string; readonly on: string },
  last: LetterCount | undefined,
): { readonly letter: NumberedLetter; readonly count: LetterCount } {
  const year = Number(on.slice(0, 4));
  const number = (last?.version ?? 0) + 1;
  return {
    letter: { office, year, number, noticeId, numberedOn: on, version: 1 },
    count: { office, year, version: number },
  };
}
