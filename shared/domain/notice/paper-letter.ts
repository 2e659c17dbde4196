import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { OfficeCode } from '../division/written-code.ts';

/** How a letter left, or how somebody was pressed for its answer: 邮寄, 传真, 专人送达, 电话. */
export const SentBy = z.enum(['post', 'fax', 'hand']);
export type SentBy = z.infer<typeof SentBy>;
export const RemindedBy = z.enum(['telephone', 'post', 'fax', 'hand']);
export type RemindedBy = z.infer<typeof RemindedBy>;

/**
 * 发文字号 of a letter: 〔2026〕12号. Counted by office and year from 1, without leading zeros and without 第 (GB/T 9704-2012, 7.2.5).
 * More than a bulletin's: an office whose neighbours have not joined writes some thousands a year.
 */
export const LetterNumber = z.strictObject({
  office: OfficeCode,
  year: z.int(),
  number: z.int(),
});
export type LetterNumber = z.infer<typeof LetterNumber>;

/** 邮件号 of the post. */
export const Tracking = z.string().check(z.regex(/^[A-Z0-9-]{4,30}$/));

/** The numbered letter of a notice on paper. */
export const PaperLetter = z.strictObject({
  ...LetterNumber.shape,
  /** On which day it left, and how. */
  sent: z.optional(z.strictObject({ on: LocalDate, by: SentBy, tracking: z.optional(Tracking) })),
  /** The last day on which the office that sent it looks for the answer; afterwards a reminder is due. No limit of the other side. */
  dueOn: z.optional(LocalDate),
  /** When the other side was last pressed for it. */
  remindedOn: z.optional(LocalDate),
});
export type PaperLetter = z.infer<typeof PaperLetter>;

/** 待打印, 待寄出, 待回函, 已催办: what an open notice on paper waits for. */
export const PaperState = z.enum(['to-print', 'to-send', 'sent', 'reminded']);
export type PaperState = z.infer<typeof PaperState>;

/** Where a letter stands that has not been answered. */
export function paperStateOf(letter: PaperLetter | undefined): PaperState {
  if (!letter) return 'to-print';
  if (!letter.sent) return 'to-send';
  return letter.remindedOn === undefined ? 'sent' : 'reminded';
}

/** Whether the office should press for the answer today. */
export function isReminderDue(letter: PaperLetter | undefined, today: string): boolean {
  return letter?.dueOn !== undefined && letter.dueOn < today;
}

export function letterNumberWords({ year, number }: Pick<LetterNumber, 'year' | 'number'>): string {
  return `〔${year}〕${number}号`;
}

/**
 * What the code on a letter says, and what finds it again when it comes back: 330106009.2026.12. Made of the letter's own number, which
 * stands on it in words, and of nothing that leads to a person.
 */
export function letterIdOf({ office, year, number }: LetterNumber): string {
  return `${office}.${year}.${number}`;
}
